# What the MPS2 boards take alike.
PROFILE := full
DRIVERS := uart_cmsdk systick alarm_cmsdk spi_pl022 serial_cmsdk hal_mps2
