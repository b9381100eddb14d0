try: pass
except* A: break
except B: pass
except*: pass
