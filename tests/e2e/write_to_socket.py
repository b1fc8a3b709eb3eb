"""Writes to a local socket what nobody should: write_to_socket.py random|endless|many|stranger SOCKET.

random: a million random bytes. endless: 100 MB without an end of line. many: a hundred connections at once that say
nothing. stranger: another user, also where the files let everybody in; exit 0 where that one is refused, 1 where it is
answered."""

import os
import random
import socket
import sys


def connect(path):
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(10)
    line.connect(path)
    return line


def write(path, chunks):
    line = connect(path)
    try:
        for chunk in chunks:
            line.sendall(chunk)
        line.shutdown(socket.SHUT_WR)
        while line.recv(65536):
            pass
    except OSError as error:
        print(f"the other end hung up: {error}")
    line.close()


def is_answered(path):
    """1 where another user who calls gets an answer."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    nobody = 65534
    os.setgroups([])
    os.setgid(nobody)
    os.setuid(nobody)
    try:
        line = connect(path)
        line.sendall(b'"agent-status"\n')
        answer = line.recv(65536)
    except OSError as error:
        print(f"refused: {error}")
        os._exit(0)
    print(f"answered with {answer!r}" if answer else "hung up")
    os._exit(1 if answer else 0)


def is_answered_inside(path):
    """The same where folder and socket were opened to everybody: then only the socket's owner looks at who calls."""
    folder, name = os.path.split(path)
    os.chdir(folder)
    modes = [(at, os.stat(at).st_mode & 0o777) for at in (".", name)]
    os.chmod(".", 0o711)
    os.chmod(name, 0o666)
    try:
        return is_answered(name)
    finally:
        for at, mode in modes:
            os.chmod(at, mode)


def main():
    what, path = sys.argv[1:]
    if what == "random":
        source = random.Random(7)
        write(path, (source.randbytes(10_000) for _ in range(100)))
    elif what == "endless":
        write(path, (b"x" * 1_000_000 for _ in range(100)))
    elif what == "many":
        lines = [connect(path) for _ in range(100)]
        for line in lines:
            line.close()
    elif what == "stranger":
        return max(is_answered(path), is_answered_inside(path))
    return 0


sys.exit(main())
