"""How the server listens."""

import socket

from ipcoop.commands.serve import listen
from ipcoop.settings import Settings


def test_the_end_of_an_answer_does_not_wait_for_word_of_its_head() -> None:
    with listen(Settings.load(port=0)) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
