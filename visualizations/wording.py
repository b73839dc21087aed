"""The words of a picture in English and Vietnamese."""

_WORDS = {
    "ties of": ("Ties of {name}", "Các mối liên hệ của {name}"),
    "ties": ("Ties", "Các mối liên hệ"),
    "summary": (
        "{entities} entities, {ties} ties between them.",
        "{entities} thực thể, {ties} mối liên hệ giữa chúng.",
    ),
    "capped": (
        "Only {shown} of {all} entities are drawn; ask for a smaller neighborhood to see the rest.",
        "Chỉ vẽ {shown} trong số {all} thực thể; hãy chọn phạm vi nhỏ hơn để xem phần còn lại.",
    ),
    "hidden": (
        "{count} more direct neighbors are not drawn; raise the limit to see them.",
        "Còn {count} thực thể liên hệ trực tiếp chưa được vẽ; hãy tăng giới hạn để xem.",
    ),
    "how to": (
        "Drag to move, scroll to zoom, click a line to find its evidence in the table below.",
        "Kéo để di chuyển, cuộn để phóng to, bấm vào một đường để xem bằng chứng trong bảng bên dưới.",
    ),
    "save": ("Save the picture", "Lưu hình ảnh"),
    "drawn from": ("IPCoop, drawn from quoted articles", "IPCoop, vẽ từ các bài viết được trích dẫn"),
    "picture": ("Network picture; the table below it says the same in words.",
                "Sơ đồ mạng lưới; bảng bên dưới diễn đạt cùng nội dung bằng lời."),
    "legend": ("Legend", "Chú giải"),
    "dashed": ("proposed or being negotiated", "đang đề xuất hoặc đàm phán"),
    "thick": ("said by several articles", "được nhiều bài viết nêu"),
    "table": ("What is said, and where", "Điều được nêu, và nguồn"),
    "subject": ("Who or what", "Chủ thể"),
    "predicate": ("Tie", "Mối liên hệ"),
    "object": ("To whom or what", "Đối tượng"),
    "evidence": ("Evidence", "Bằng chứng"),
    "nothing": ("Nothing is said about it yet.", "Chưa có thông tin nào."),
    "undated": ("undated", "không rõ ngày"),
    "sources": ("{count} articles", "{count} bài viết"),
    "made by": (
        "Made by IPCoop. Every line rests on the passages quoted here.",
        "Do IPCoop tạo. Mỗi mối liên hệ dựa trên các đoạn trích ở đây.",
    ),
}  # fmt: skip


def word(key: str, language: str, **values: object) -> str:
    """The wording of `key`, its gaps filled; English where the language is neither of ours."""
    english, vietnamese = _WORDS[key]
    return (vietnamese if language == "vi" else english).format(**values)
