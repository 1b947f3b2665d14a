"""One page's Markdown, of some 8.7 kB: what pages of study wikis hold, in a form that Python-Markdown reads as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from textwrap import indent

from tests.bench.builds.words import HEADINGS, Writer, listed, with_particle

INLINE = (
    r"\theta_{{t+1}} = \theta_t - {f}\,\nabla J(\theta_t)",
    r"p_\theta(x_{i} \mid z)",
    r"\lVert w_{i} \rVert_2 \le {k}",
    r"h_{i} = \tanh(W h_{j} + b)",
    r"\mathcal{{O}}(n^{i} \log n)",
    r"\hat y_{i}",
    r"x \in \mathbb{{R}}^{{{d}}}",
    r"\gamma = {f}",
    r"k \le {k}",
    r"\sigma^2",
    r"W_q",
)
DISPLAYED = (
    r"L(\theta) = \frac{{1}}{{{k}}} \sum_{{i=1}}^{{{k}}} (y_i - f_\theta(x_i))^2 + {f} \lVert \theta \rVert_1",
    r"\alpha_{{{i}{j}}} = \frac{{\exp(q_{i}^\top k_{j} / \sqrt{{{d}}})}}"
    r"{{\sum_{{m=1}}^{{{k}}} \exp(q_{i}^\top k_m / \sqrt{{{d}}})}}",
    r"\begin{{aligned}} \mu_{i} &= \frac{{1}}{{{d}}} \sum_{{j=1}}^{{{d}}} a_j \\"
    r" \sigma_{i}^2 &= \frac{{1}}{{{d}}} \sum_j (a_j - \mu_{i})^2 + {f} \end{{aligned}}",
    r"V^\pi(s) = \sum_a \pi(a \mid s) \sum_{{s'}} P(s' \mid s, a) \left[ r_{i} + {f}\, V^\pi(s') \right]",
    r"A_{i} = \begin{{pmatrix}} {k} & {i} & 0 \\ {j} & {f} & -1 \\ 0 & {d} & {i} \end{{pmatrix}}",
    r"\log p(x) \ge \mathbb{{E}}_{{q(z \mid x)}} \left[ \log p_{i}(x \mid z) \right]"
    r" - {f}\, D_{{\mathrm{{KL}}}}(q \,\|\, p_{j})",
)
PYTHON = '''\
import numpy as np


def {name}(inputs: np.ndarray, weights: np.ndarray, rate: float = {f}) -> np.ndarray:
    """{said}"""
    moment = np.zeros_like(weights)
    for step in range({k}):
        scores = inputs @ weights  # {what}
        scores -= scores.max(axis=-1, keepdims=True)
        shares = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
        moment = {f} * moment + inputs.T @ (shares - 1 / {d})
        weights = weights - rate * moment
        if step % {i}0 == 0:
            print(f"{{step:5d}} {{np.abs(moment).mean():.4f}}")
    return weights
'''
CPP = """\
#include <algorithm>
#include <vector>

// {what}
template <typename T>
T {name}(const std::vector<T>& values, std::size_t window = {k}) {{
    T best = T(-{d}), total = T(0);
    for (std::size_t at = 0; at < values.size(); ++at) {{
        total += values[at];
        if (at >= window) total -= values[at - window];
        best = std::max(best, total / T({i}));
    }}
    return best;  // {said}
}}
"""
SHELL = """\
$ python train.py --data data/{name} --width {d} --rate {f} --epochs {k}
epoch 1/{k}  loss 2.3{i}  accuracy 0.1{j}
$ tensorboard --logdir runs/{name}-{d}
"""
CODES = (("python", PYTHON), ("cpp", CPP), ("console", SHELL))
KINDS = ("note", "tip", "warning", "example")
LINKS = 5

Link = Callable[[], str]
"""A link to another page, as Markdown."""


class Page:
    """The page of one number, the same whenever it is made."""

    def __init__(self, number: int, link: Link) -> None:
        self.number = number
        self.writer = Writer(f"page {number}")
        self.random: Random = self.writer.random
        self.link = link

    def text(self, title: str) -> str:
        """The page as it stands in its file."""
        tags = sorted({self.writer.term() for _ in range(4)})
        blocks = [*self._front(title, tags), " ".join(self.writer.sentences(2, 4))]
        headings = self.random.sample(listed(HEADINGS), self.random.randint(9, 12))
        special = list(self._special())
        self.random.shuffle(special)
        links = [self.link() for _ in range(LINKS)]
        for at, heading in enumerate(headings):
            level = "##" if at == 0 or self.random.random() < 0.65 else "###"
            blocks.append(f"{level} {heading}: {self.writer.term()}")
            blocks.append(self._paragraph(links))
            blocks += special[at :: len(headings)]
        blocks.append(f"자세한 유도는 {' '.join(links) or self.link()}에 있다[^{self.number}].")
        blocks.append(f"[^{self.number}]: {self.writer.sentence()}")
        return "\n\n".join(blocks) + "\n"

    def _front(self, title: str, tags: list[str]) -> list[str]:
        return [f"---\ntitle: {title}\ntags: [{', '.join(tags)}]\n---", f"# {title}"]

    def _paragraph(self, links: list[str]) -> str:
        parts = self.writer.sentences(2, 4)
        if self.random.random() < 0.8:
            parts.insert(1, f"여기서 ${self._formula(INLINE)}$라고 두자.")
        if self.random.random() < 0.5:
            parts.append(f"**{with_particle(self.writer.term(), '은')}** 따로 외울 만하다.")
        if self.random.random() < 0.5:
            parts.append(f"`{self.writer.name().lower()}`에서 확인했다.")
        if links and self.random.random() < 0.6:
            parts.append(f"{links.pop()}도 함께 보자.")
        return " ".join(parts)

    def _special(self) -> Iterator[str]:
        """The blocks that are no paragraphs."""
        yield "\n".join(
            f"- {one}\n" + "\n".join(f"    - {two}" for two in self.writer.sentences(1, 2))
            for one in self.writer.sentences(3, 3)
        )
        yield "\n".join(f"{at}. {said}" for at, said in enumerate(self.writer.sentences(3, 4), 1))
        rows = [(self.writer.name(), self.writer.term(), f"{self.random.random():.3f}") for _ in range(5)]
        yield "\n".join(["| 모델 | 바꾼 것 | 점수 |", "|---|---|---:|", *(f"| {' | '.join(row)} |" for row in rows)])
        for _ in range(2):
            yield f"$$\n{self._formula(DISPLAYED)}\n$$"
        for language, code in self.random.sample(CODES, 2):
            block = f"```{language}\n{self._code(code)}```"
            yield f'=== "{language}"\n\n{indent(block, "    ")}' if self.number % 5 == 0 else block
        yield f'!!! {self.random.choice(KINDS)} "{self.writer.term()}"\n\n    {" ".join(self.writer.sentences(2, 3))}'
        if self.number % 3 == 0:
            yield "\n".join(f"- [{'x' if at else ' '}] {said}" for at, said in enumerate(self.writer.sentences(2, 3)))
        yield f"> {' '.join(self.writer.sentences(1, 2))}"

    def _values(self) -> dict[str, str]:
        choose = self.random.choice
        return {
            "i": str(self.random.randint(1, 9)),
            "j": str(self.random.randint(1, 9)),
            "k": str(self.random.randint(10, 400)),
            "d": choose(("64", "128", "256", "384", "512", "768")),
            "f": f"0.{self.random.randint(1, 999):03}",
        }

    def _formula(self, forms: tuple[str, ...]) -> str:
        return self.random.choice(forms).format(**self._values())

    def _code(self, form: str) -> str:
        name = f"{self.random.choice(('fit', 'score', 'smooth', 'probe', 'blend'))}_{self.random.randint(1, 99)}"
        said = {"said": self.writer.sentence(), "what": self.writer.term()}
        return form.format(name=name, **said, **self._values())
