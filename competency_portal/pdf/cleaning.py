"""stub"""
def clean(raw: bytes, *, title: str, language: str) -> bytes:
    return raw
