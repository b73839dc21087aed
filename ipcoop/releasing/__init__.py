"""Releases: a graph as a folder of files that can be cited, checked and compared with the next one."""
