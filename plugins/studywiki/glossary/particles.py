"""What Korean puts behind a noun, in the same word: `CNN은`, `역전파를`, `기울기로부터`, and which form agrees with it.

A list, not an analyser: after a term that is known to be one, whatever is on it is a particle, a form of 이다, or a
verb made with 하다 and 되다; whatever is not makes another word of it (`분류기`, `벡터화`).
"""

from __future__ import annotations

import re

_CASE = (
    "은 는 이 가 을 를 의 에 에게 께 에서 로 으로 와 과 도 만 랑 이랑 하고"
    " 한테 보다 처럼 같이 마다 조차 마저 뿐 밖에 대로 만큼 까지 부터"
)
_MORE = (
    "나 이나 든 이든 든지 이든지 라도 이라도 야 이야 란 이란 라고 이라고 라는 이라는"
    " 라면 이라면 로서 으로서 로써 으로써 이나마"
)
_COPULA = (
    "다 이다 입니다 이고 이며 며 이면 면 이지만 지만 인 인데 인지 일 이라 라 이라서 라서 이므로 므로"
    " 이었다 였다 이었습니다 였습니다 이어서 여서 이자 자 임 이죠 죠 이요 요 예요 이에요"
    " 이니 니까 이니까 이거나 거나 인가 일까 이지 지 입니까 이던"
)
_PLURAL = "들"
_AFTER = "은 는 이 가 을 를 의 도 만 나 에 로 과 와 까지 부터 조차 마저 보다 처럼 입니다 이다 라도 이라도 뿐 요"
"""What may follow another particle: `에서는`, `만을`, `까지의`."""
_BEFORE = (
    "에 에서 에게 로 으로 와 과 만 까지 부터 처럼 보다 뿐 로부터 으로부터"
    " 로서 으로서 로써 으로써 마다 하고 만큼 대로 이나 나"
)


def _any(words: str) -> str:
    return "|".join(sorted(dict.fromkeys(words.split()), key=len, reverse=True))


_SINGLE = _any(f"{_CASE} {_MORE} {_COPULA} 로부터 으로부터 에서부터 만으로 만이 만을")
_VERB = "(?:하|한|할|함|합|했|해|되|된|될|됨|됩|됐|돼)[가-힣]{0,5}"
_PARTICLES = f"{_PLURAL}?(?:(?:{_any(_BEFORE)})(?:{_any(_AFTER)})|{_SINGLE})|{_PLURAL}"
END = re.compile(rf"(?P<particle>{_PARTICLES})?(?![\w가-힣])")
"""What follows a noun up to the end of its word."""
END_OR_VERB = re.compile(rf"(?P<particle>{_PARTICLES}|{_VERB})?(?![\w가-힣])")
"""The same, also where a verb is made of it: `미세 조정한`."""

_PAIRS = (
    *(("은", "는"), ("이", "가"), ("을", "를"), ("과", "와")),
    *(("이나", "나"), ("이든", "든"), ("이든지", "든지"), ("이라도", "라도"), ("이야", "야"), ("이란", "란")),
    *(("이라고", "라고"), ("이라는", "라는"), ("이라면", "라면"), ("이랑", "랑"), ("이다", "다"), ("이며", "며")),
    *(("이면", "면"), ("이지만", "지만"), ("이라", "라"), ("이라서", "라서"), ("이므로", "므로"), ("이었다", "였다")),
    *(("이었습니다", "였습니다"), ("이어서", "여서"), ("이에요", "예요"), ("이니까", "니까"), ("이거나", "거나")),
)
"""After a syllable with a final consonant, and without one."""
_RO = re.compile("^(?:으로|로)")
_AGREEING = {form: pair for pair in _PAIRS for form in pair}
# These may stand after a vowel as they are; 이/가, 을/를 and the others must agree.
_FREE = frozenset({"이다", "이며", "이면", "이지만", "이라서", "이므로", "이니까", "이거나"})
_DIGITS = {"0": 1, "1": 2, "2": 0, "3": 1, "4": 0, "5": 0, "6": 1, "7": 2, "8": 2, "9": 0}
_LATIN = {"l": 2, "m": 1, "n": 1, "r": 0}
"""How letters end that are read by their names or in words: 0 in a vowel, 1 in a consonant, 2 in ㄹ."""


def final(word: str) -> int:
    """How `word` ends as it is read: 0 in a vowel, 1 in a consonant, 2 in ㄹ."""
    last = word.rstrip(")]}\"'”’」』")[-1:].lower()
    if "가" <= last <= "힣":
        consonant = (ord(last) - ord("가")) % 28
        return 2 if consonant == 8 else int(consonant > 0)
    return _DIGITS.get(last, _LATIN.get(last, 0))


def agreeing(particle: str, word: str) -> str:
    """`particle` in the form that it has after `word`."""
    end = final(word)
    if _RO.match(particle):
        return ("으로" if end == 1 else "로") + _RO.sub("", particle)
    if particle in _FREE and not end:
        return particle
    if particle in _AGREEING:
        return _AGREEING[particle][0 if end else 1]
    for form in ("과", "와"):  # 과는, 와의
        if particle.startswith(form) and particle[1:] in _AFTER.split():
            return ("과" if end else "와") + particle[1:]
    return particle
