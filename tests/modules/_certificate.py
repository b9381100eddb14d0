"""A certificate for tests of TLS; ends the test as skipped where there is no OpenSSL."""
import os
import shutil
import subprocess
import sys

KRAIT = os.environ["KRAIT"]


def make():
    """Makes key.pem and cert.pem of localhost in the current folder."""
    for missing, why in ((subprocess.run([KRAIT, "-c", "import ssl"], capture_output=True).returncode, "krait is built without OpenSSL here"),
                         (not shutil.which("openssl"), "no openssl tool")):
        if missing:
            print(why)
            sys.exit(77)
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
                    "-days", "2", "-subj", "/C=XX/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
                   check=True, capture_output=True)
