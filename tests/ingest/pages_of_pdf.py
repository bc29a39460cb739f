"""Writes small PDFs by hand, so that the tests need no other library: text, pages of pictures, a locked one."""

from __future__ import annotations


def pdf(pages: list[list[str]], locked: bool = False) -> bytes:
    """Return a PDF whose pages show the given lines in a font that maps its codes to Unicode."""
    characters = sorted({c for page in pages for line in page for c in line})
    codes = {c: i + 1 for i, c in enumerate(characters)}
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    bodies = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>",
        5: _stream(_unicode_map(codes)),
        6: b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900"
        b" /Descent -200 /CapHeight 700 /StemV 80 >>",
    }
    for i, page in enumerate(pages):
        shown = "".join(
            f"BT /F1 10 Tf 50 {780 - 14 * k} Td <{''.join(f'{codes[c]:04X}' for c in line)}> Tj ET\n"
            for k, line in enumerate(page)
        )
        bodies[10 + 2 * i] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 842] /Contents {11 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        bodies[11 + 2 * i] = _stream(shown.encode())
    return _file(bodies, locked)


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _unicode_map(codes: dict[str, int]) -> bytes:
    lines = [f"<{code:04X}> <{ord(c):04X}>" for c, code in codes.items()]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    shown = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + shown + "\nendcmap end end"
    ).encode()


def _file(bodies: dict[int, bytes], locked: bool) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    at = {}
    for number, body in sorted(bodies.items()):
        at[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(at):
        out += b"%d 1\n%010d 00000 n \n" % (number, at[number])
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -44 >> /ID [<01> <01>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    out += b"trailer << /Root 1 0 R /Size %d%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(at) + 1,
        lock if locked else b"",
        start,
    )
    return bytes(out)
