# What happens around the board while blink.py runs.
import machine_sim

machine_sim.press('BUTTON', at=300, hold=80)
machine_sim.press('BUTTON', at=1150, hold=200)
