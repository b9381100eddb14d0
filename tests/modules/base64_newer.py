"""base64: what is newer than 3.11."""
# test: expect
import base64
print(base64.z85encode(bytes.fromhex("864fd26fb559f75b")))
#> b'HelloWorld'
print(base64.z85decode(b"HelloWorld").hex(), base64.z85decode("HelloWo").hex())
#> 864fd26fb559f75b 864fd26fb5
