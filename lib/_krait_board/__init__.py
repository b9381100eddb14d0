"""krait board: runs a script on the simulated board and shows what its pins did."""
