"""A request that the endpoint does not answer, and why."""


class Refusal(Exception):
    """What was wrong with a request: the status, a short title, and what to do."""

    def __init__(self, status: int, title: str, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"{title}: {detail}")
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = headers or {}
