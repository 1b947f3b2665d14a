"""What is left of a chat or a drive in a page: told in each of its forms, and mended where that is certain."""

from __future__ import annotations

import pytest

from studywiki.check.fix import mended
from studywiki.check.run import run
from studywiki.diagnostics import Replacement
from tests.check.wikis import wiki

CODE = "```python\n{}\n```\n"

LEFT_ALONE = [
    "가【주의】 나 [1] [cite] 【4】 †각주 `【4†source】` [cite: 책] [[1]](a.md)",
    "```\n【4†source】 :contentReference[oaicite:0]{index=0}\n```",
    "[cite: 1](https://a.b) cited, citeturn, 인용(cite)",
    "[ 참고 ] [ x ] ( 가 ) [\\[a\\]]( b ) \\[ \\frac{a}{b} \\] `[ \\frac ]`",
    "$$\n[ \\frac{a}{b} ]\n$$\n\n$f( \\theta )$ 와 $( \\theta ) $ C:\\Users( \\dir )",
    "```\n[ \\frac{a}{b} ]\n```\n\n[\n글\n]\n",
    CODE.format('print("“가”")  # “나”'),
    CODE.format("x = 'it’s'\n# ‘가’\n'''\n(“가”)\n'''\ny = 1"),
    "```text\n(“가”)\n```\n\n```\n(“가”)\n```\n\n“가” `“가”`",
    CODE.format("don’t = 1"),
    "[가](https://drive.google.com/file/d/1a/view) `![](blob:x)` [사진](a.HEIC)",
    "![가](https://drive.google.com/uc?export=view&id=1a) ![나](https://lh3.googleusercontent.com/d/1a)",
    "![가](https://github.com/a/b/blob/main/x.png?raw=true) ![나](https://github.com/a/b/raw/main/x.png)",
    "![가](https://github.com/a/b/assets/1/2) ![나](https://i.imgur.com/a.png) ![다](https://i.ibb.co/a/b.png)",
    "![가](https://www.dropbox.com/s/a/b.png?raw=1) ![나](https://dl.dropboxusercontent.com/s/a/b.png)",
    "![가](https://user-images.githubusercontent.com/1/a.png) ![나](https://a.s3.amazonaws.com/b.png?v=2)",
    "![가](https://x.fbcdn.net/a.png) ![나](https://discordapp.com/a.png) ![다](https://a.kr/b.png?oe=3)",
    "![가](https://a.kr/a.heic.jpg) ![나](https://a.kr/pdf) ![다](https://a.kr/a.svg) ![라](https://a.kr/tiff/a.png)",
    "![가](data:image/png;base64,iVBORw0KGgo=)",
    "[가][x] ![나][y]\n\n[x]: https://drive.google.com/file/d/1a/view\n[y]: https://a.kr/a.png\n[x2]: https://a.kr/a.heic",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text: str) -> None:
    assert run(wiki({"a.md": f"# 가\n\n{text}\n"}), [], advice=True) == []


FAULTS = [
    ("chat-leftover", "가【4†source】.", "가."),
    ("chat-leftover", "가 【12:3†강의.pdf】", "가"),
    ("chat-leftover", "가【4:0†L1-L5】.", "가."),
    ("chat-leftover", "- 가 【7†출처 1】\n- 나", "- 가\n- 나"),
    ("chat-leftover", "가 :contentReference[oaicite:0]{index=0}", "가"),
    ("chat-leftover", "가:contentReference[oaicite:12]{index=12} 나", "가 나"),
    ("chat-leftover", "가 :contentReference[oaicite:1]", "가"),
    ("chat-leftover", "| 가 |\n|---|\n| 나 :contentReference[oaicite:2]{index=2} |", "| 가 |\n|---|\n| 나 |"),
    ("chat-leftover", "가[oaicite:12].", "가."),
    ("chat-leftover", "가 \ue200cite\ue202turn0search1\ue202turn0news2\ue201.", "가."),
    ("chat-leftover", "가 citeturn0search0turn1view2", "가"),
    ("chat-leftover", "[cite_start]가", "가"),
    ("chat-leftover", "가 [cite: 1, 23].", "가."),
    ("chat-file", "[가](sandbox:/mnt/data/a.csv)", None),
    ("chat-file", "![가](sandbox:/mnt/data/a.png)", None),
    ("chat-file", '<a href="sandbox:/mnt/data/a.csv">가</a>', None),
    ("chat-file", "[가][x]\n\n[x]: sandbox:/mnt/data/a.csv", None),
    ("chat-file", "![가](attachment:image.png)", None),
    ("formula-brackets-lost", "[ \\mathrm{x} = \\frac{a}{b} ]", "$$\\mathrm{x} = \\frac{a}{b}$$"),
    ("formula-brackets-lost", "> [ x_{[1]} = \\sum_i y ]", "> $$x_{[1]} = \\sum_i y$$"),
    ("formula-brackets-lost", "[\n\\alpha = 1\n]", None),
    ("formula-brackets-lost", "[\nx = \\frac{1}{2}\n+ 3\n]", None),
    ("formula-brackets-lost", "여기서 ( \\theta )는 각입니다.", "여기서 $\\theta$는 각입니다."),
    ("curly-quotes-in-code", CODE.format("print(“가”)"), CODE.format('print("가")')),
    ("curly-quotes-in-code", CODE.format("x = ‘가’ + ‘나’"), CODE.format("x = '가' + '나'")),
    ("curly-quotes-in-code", "~~~sh\nexport A=“b c”\n~~~", '~~~sh\nexport A="b c"\n~~~'),
    ("curly-quotes-in-code", "- 가\n\n  ```json\n  {“a”: 1}\n  ```", '- 가\n\n  ```json\n  {"a": 1}\n  ```'),
    ("curly-quotes-in-code", CODE.format("print(“가"), None),
    ("curly-quotes-in-code", CODE.format("print(“it's”)"), None),
    ("image-not-shown", "![가](https://drive.google.com/file/d/1aB/view?usp=sharing)", None),
    ("image-not-shown", "![가](https://drive.google.com/open?id=1aB)", None),
    ("image-not-shown", "![가](https://drive.google.com/file/u/0/d/1aB/preview)", None),
    ("image-not-shown", "![가](https://drive.google.com/drive/folders/1aB)", None),
    ("image-not-shown", '<img alt="가" src="//drive.google.com/file/d/1aB/edit">', None),
    ("image-not-shown", "![가][x]\n\n[x]: https://drive.google.com/file/d/1aB/view", None),
    ("image-not-shown", '<img src="https://photos.app.goo.gl/1aB" alt="가">', None),
    ("image-not-shown", "![가](https://imgur.com/1aB)", None),
    ("image-not-shown", "![가](https://www.notion.so/study/1aB)", None),
    (
        "image-not-shown",
        "![가](https://github.com/a/b/blob/main/x.png)",
        "![가](https://github.com/a/b/blob/main/x.png?raw=true)",
    ),
    (
        "image-not-shown",
        "![가](https://www.dropbox.com/s/a/b.png?dl=0)",
        "![가](https://www.dropbox.com/s/a/b.png?raw=1)",
    ),
    ("image-expires", "![가](https://scontent-a.xx.fbcdn.net/v/a.jpg?_nc=1&oh=2&oe=65F0A1B2)", None),
    ("image-expires", '<img src="https://scontent.fna.fbcdn.net/v/a.png?oe=65F0A1B2" alt="가">', None),
    ("image-expires", "![가](https://scontent.cdninstagram.com/v/a.jpg?oe=65F0A1B2&oh=1)", None),
    ("image-expires", "![가][x]\n\n[x]: https://a.xx.fbcdn.net/v/a.jpg?oh=2&oe=65F0A1B2", None),
    ("image-expires", "![가](https://media.discordapp.net/attachments/1/2/a.png?ex=1)", None),
    ("image-expires", "![가](https://cdn.discordapp.com/attachments/1/2/a.png)", None),
    ("image-expires", "![가](https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3&)", None),
    ("image-expires", '<img src="https://media.discordapp.net/attachments/1/2/a.png" alt="가">', None),
    ("image-expires", "![가](https://b.s3.amazonaws.com/a.png?X-Amz-Algorithm=A&X-Amz-Expires=300)", None),
    ("image-expires", "![가](https://b.s3.amazonaws.com/a.png?AWSAccessKeyId=A&Expires=1&Signature=x)", None),
    ("image-expires", "![가](https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b.png)", None),
    ("image-expires", "![가](https://www.notion.so/image/https%3A%2F%2Fa.kr%2Fb.png?id=1)", None),
    ("image-expires", "![가](https://file.notion.so/f/s/a.png?id=1)", None),
    ("image-expires", "![가](https://private-user-images.githubusercontent.com/1/a.png?jwt=e)", None),
    ("image-expires", '<img alt="가" src="https://x.blob.core.windows.net/a.png?se=2024&sig=a">', None),
    ("image-format", "![가](https://a.kr/IMG_1.HEIC)", None),
    ("image-format", "![가](https://a.kr/a.heif?x=1)", None),
    ("image-format", "![가](https://a.kr/%EA%B0%80.heic)", None),
    ("image-format", '<img src="https://a.kr/IMG_2.heic" alt="가">', None),
    ("image-format", "![가][x]\n\n[x]: https://a.kr/IMG_3.Heic", None),
    ("image-format", '<img src="https://a.kr/a.tiff" alt="가">', None),
    ("image-format", "![가](https://a.kr/a.pdf)", None),
    ("image-format", "![가](https://a.kr/a.pptx#1)", None),
    ("image-in-page", f"![가](data:image/png;base64,{'A' * 70_000})", None),
    ("image-in-page", f'<img alt="가" src="data:image/jpeg;base64,{"A" * 70_000}">', None),
    ("image-in-page", f"![가][x]\n\n[x]: data:image/png;base64,{'A' * 70_000}", None),
    ("image-in-page", f"![가](data:image/svg+xml;charset=utf-8;base64,{'A' * 70_000})", None),
]


@pytest.mark.parametrize(("code", "text", "after"), FAULTS, ids=[f"{code} {text[:24]!a}" for code, text, _ in FAULTS])
def test_each_form_is_told_once_and_mended_where_that_is_certain(code: str, text: str, after: str | None) -> None:
    data = f"# 가\n\n{text}\n".encode()
    found = run(wiki({"a.md": data}), [], advice=True)
    assert [each.code for each in found] == [code]
    changes = [each.fix for each in found if isinstance(each.fix, Replacement)]
    assert mended(data, changes).decode() == f"# 가\n\n{text if after is None else after}\n"
