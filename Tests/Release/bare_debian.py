"""Installs a package in a Debian that has nothing else, uses it, and looks for what it leaves behind.

Usage: bare_debian.py PACKAGE PAYLOADS [--suite SUITE] [--keep FOLDER]

Needs root, debootstrap and a mirror of Debian. In a new root: the package is installed, a project is wired, every payload of the folder
PAYLOADS that Claude Code sends is served, the shell completes a word with Tab, and so does bash; the project is unwired, its settings must
have the bytes they had, the package is removed, and nothing may be left.
"""

import argparse
import glob
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

SETTINGS = b'{\n  "model": "opus"\n}\n'


class Bare:
    def __init__(self, root):
        self.root = root

    def run(self, script, **options):
        environment = {"HOME": "/root", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        return subprocess.run(
            ["chroot", self.root, "sh", "-euc", script], env=environment, check=True, capture_output=True, text=True, **options).stdout

    def type(self, script, keys, awaited):
        """Types keys into a program on a terminal, one after the other, and waits for a text after each."""
        process, terminal = pty.fork()
        if process == 0:
            os.environ.update(HOME="/root", LC_ALL="C.UTF-8", TERM="xterm", PATH="/usr/sbin:/usr/bin:/sbin:/bin")
            os.execvp("chroot", ["chroot", self.root, "sh", "-c", script])
        said = b""
        for key, text in zip(keys, awaited):
            os.write(terminal, key.encode())
            end = time.monotonic() + 20
            while text.encode() not in said:
                if time.monotonic() > end:
                    raise AssertionError(f"after {key!r}: no {text!r} in {said[-600:]!r}")
                if select.select([terminal], [], [], 0.2)[0]:
                    try:
                        said += os.read(terminal, 65536)
                    except OSError:
                        break
            said = said[said.find(text.encode()) + len(text):]
        os.close(terminal)
        os.waitpid(process, 0)

    def path(self, name):
        return os.path.join(self.root, name.lstrip("/"))

    def entries(self):
        return self.run("find / -xdev \\( -path /proc -o -path /var -o -path /root -o -path /tmp \\) -prune -o -print").splitlines()


def use(bare, package, payloads):
    shutil.copy(package, bare.path("/root/package.deb"))
    before = set(bare.entries())
    bare.run("dpkg -i /root/package.deb")
    print("installed:", bare.run("orchestra --version").strip())
    os.makedirs(bare.path("/root/shop/.claude"))
    with open(bare.path("/root/shop/.claude/settings.json"), "wb") as file:
        file.write(SETTINGS)
    bare.run("cd /root/shop && orchestra install --yes && orchestra install --check")
    count = 0
    for name in sorted(glob.glob(os.path.join(payloads, "claude.*.json"))):
        with open(name, encoding="utf-8", errors="surrogateescape") as file:
            bare.run("cd /root/shop && CLAUDE_PROJECT_DIR=$PWD orchestra hook", stdin=file)
        count += 1
    tasks = int(bare.run("cd /root/shop && orchestra get stats.totalTasks"))
    assert count > 50 and tasks > 10, (count, tasks)
    print(f"served: {count} payloads, {tasks} tasks")
    # What Tab adds is written alone: the letters before it are there already.
    bare.type("cd /root/shop && orchestra", ["", "timel\t", "\r", "exit\r"], ["shop>", "ine ", "pending", ""])
    completion = "/usr/share/bash-completion/completions/orchestra"
    bare.type(
        "cd /root/shop && bash --norc -i",
        ["", f". {completion}\r", "orchestra timel\t", "\r", "exit\r"], ["#", "#", "ine ", "pending", "exit"])
    print("completed: in the shell and in bash")
    bare.run("cd /root/shop && orchestra uninstall --yes")
    with open(bare.path("/root/shop/.claude/settings.json"), "rb") as file:
        assert file.read() == SETTINGS
    left = bare.run("cd /root && find . -type f ! -path './shop/.orchestra/*' ! -name '.bash*' ! -name .profile").split()
    expected = {"./package.deb", "./shop/.claude/settings.json"}
    # What was typed is the person's own.
    own = {"./.local/state/orchestra/history", "./.local/state/orchestra/history.lock"}
    assert set(left) - own == expected, left
    bare.run("dpkg -P orchestra")
    after = set(bare.entries())
    assert after == before, sorted(after ^ before)[:20]
    print("uninstalled: nothing left, settings as they were")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("package")
    parser.add_argument("payloads")
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--keep", help="a root that is there, or is to be kept")
    options = parser.parse_args()
    root = options.keep or tempfile.mkdtemp()
    mounted = False
    try:
        if not os.path.exists(os.path.join(root, "etc/debian_version")):
            subprocess.run(["debootstrap", "--variant=minbase", options.suite, root], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["mount", "-t", "proc", "proc", os.path.join(root, "proc")], check=True)
        mounted = True
        use(Bare(root), options.package, options.payloads)
    finally:
        if mounted:
            subprocess.run(["umount", os.path.join(root, "proc")], check=False)
        if not options.keep:
            shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
