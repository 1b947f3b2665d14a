// Particles at the end of nouns: what is left when they are taken off.

const ANY = 0;
const AFTER_FINAL = 1;
const AFTER_VOWEL = 2;
/** After a vowel or ㄹ. */
const AFTER_OPEN = 3;

/** Particles, by what may stand before them. */
const PARTICLES = new Map();
const SAID = [
  [ANY, "의 에 에서 에게 에게서 한테 도 만 까지 부터 보다 처럼 마다 조차 마저 밖에 대로 만큼 같이 뿐 들 끼리 에는 에도 에만 에의 에서는 에서도 에서의 " +
    "에서만 에서와 에게는 까지는 까지도 까지의 부터는 부터의 보다는 보다도 처럼은 마다의 만을 만의 만이 만으로 만으로는 만으로도 들을 들의 들이 들은 들과 " +
    "들도 들에 들로 들에서 들에게 들처럼 들로부터 들이다 들입니다 뿐만 뿐이다 뿐입니다 입니다 이다 인데 인지 이에요 이었다 하고 때문에 이기 간의 별로 " +
    "에서부터 에서라도 에다 에다가 커녕 치고 이나마 같은 이지만 이므로 이어서 이어야 이니 이니까 이라서 이었습니다 인가 인가요 인지요 일까 일까요 이죠 이며 라도 이야 이고 이었던 이어도 이자 에선 에겐 에서라도 일수록"],
  [AFTER_FINAL, "은 을 이 과 으로 으로는 으로도 으로서 으로써 으로부터 으로만 으로의 으론 이란 이라는 이라고 이라면 이라도 이나 이든 이랑 과의 과는 과도 이라 이여"],
  [AFTER_VOWEL, "는 를 가 와 란 라는 라고 라면 나 든 랑 와의 와는 와도 며 였다 였습니다 예요 므로 라서 죠 지만 니까"],
  [AFTER_OPEN, "로 로는 로도 로서 로써 로부터 로만 로의 론"],
];
for (const [before, said] of SAID) for (const each of said.split(" ")) PARTICLES.set(each, before);
const LONGEST = Math.max(...[...PARTICLES.keys()].map((each) => each.length));
/** Most words end with no particle: their last letter says so. */
const LAST_OF_PARTICLES = byLastLetter([...PARTICLES.keys()]);

/** Nouns that end as if a particle stood there, also as the last part of a longer noun. */
const NOUNS = new Set(
  ("회의 강의 정의 주의 논의 동의 문의 결의 합의 협의 심의 예의 편의 임의 고의 창의 상의 명의 거의 유의 모의 의의 " +
    "추가 휴가 허가 주가 대가 길이 높이 깊이 넓이 놀이 풀이 먹이 나이 차이 사이 종이 아이 고양이 어린이 원숭이 호랑이 카를로 솔로 " +
    "회로 도로 진로 미로 별로 서로 새로 바로 경로 프로 제로 매크로 마이크로 헬로 플로 솔로 홀로 스스로 따로 함부로 그대로 차례로 통로 " +
    "하나 안테나 드론 크론 언제나 누구나 코로나 토란 계란 혼란 교란 논란 분란 불만 비만 하지만 다만 결과 효과 통과 성과 초과 경과 학과 사과 전과 투과 여과 부과 " +
    "핸들 번들 샌들 캔들 아들 가을 마을 노을 컴퓨터 " +
    "복잡도 정확도 유사도 난이도 해상도 민감도 중요도 신뢰도 가능도 우도 자유도 정밀도 당혹도 만족도 인지도 온도 속도 각도 밀도 빈도 강도 농도 습도 고도 " +
    "위도 경도 척도 정도 태도 제도 시도 의도 유도 지도 용도 구도 진도 완성도 선명도 희소도 기여도 적합도 충실도 참조도 명도 채도 조도 왜도 첨도 " +
    "순도 감도 특이도 선호도 친밀도 관련도 연관도 일치도 활용도 이해도 포도 파도 순서도 산점도 분포도 지형도 조감도 계통도 " +
    "라면 화면 측면 표면 평면 단면 장면 반면 내면 정면 창고 참고 광고 보고 최고 경고 신고 " +
    "카드 모드 코드 텐서플로 오버플로").split(" "),
);
const LAST_OF_NOUNS = byLastLetter([...NOUNS]);
/** One-syllable nouns that stand with particles in texts like ours. */
const SHORT = new Set([..."표글값층열행축식점선면수합곱책말힘길꼴칸줄창탭키틀답힙큐맵셀망앱웹팁벡잎삶축폭빛색원점눈손몸뇌병약돈집방문책장절항군환체핵역상차비뜻것때등"]);
const SHORT_PARTICLES = new Set("은 는 이 가 을 를 의 에 에서 으로 로 과 와 도 만 까지 부터 보다 마다 에는 에도 들 들을 들의 들이 들은 에서는 으로는 이란 란 이나 입니다 이다 처럼 이야 이에요 이죠 인가요 인가".split(" "));
/** What even an unknown noun of one syllable may be followed by: hardly a noun ends so. */
const SURE = new Set("을 를 에선 에서 에는 에도 에서는 에서도 으로는 까지 부터".split(" "));

/** Whether `particle` may stand after `noun`. */
function fits(noun, before) {
  if (before === ANY) return true;
  const final = finalOf(noun);
  if (before === AFTER_FINAL) return final !== "";
  return final === "" || (before === AFTER_OPEN && final === "ㄹ");
}

/** Whether `word` ends with a noun that only looks as if it had a particle. */
function isNoun(word) {
  if (!LAST_OF_NOUNS.has(word[word.length - 1])) return false;
  for (let size = Math.min(word.length, 5); size > 1; size--) if (NOUNS.has(word.slice(-size))) return true;
  return false;
}

/** `word` without the particles at its end; itself where there are none that are sure. */
function withoutParticles(word) {
  let left = word;
  for (let turn = 0; turn < 3 && !isNoun(left); turn++) {
    const shorter = withoutOne(left);
    if (shorter === left) break;
    left = shorter;
  }
  return left;
}

/** `word` without its longest last particle. */
function withoutOne(word) {
  if (!LAST_OF_PARTICLES.has(word[word.length - 1])) return word;
  for (let size = 1; size < Math.min(4, word.length - 1); size++) {
    // 카를로의 has no 로의
    if (PARTICLES.has(word.slice(-size)) && isNoun(word.slice(0, -size))) return word.slice(0, -size);
  }
  for (let size = Math.min(LONGEST, word.length - 1); size > 0; size--) {
    const particle = word.slice(-size);
    const before = PARTICLES.get(particle);
    if (before === undefined) continue;
    const noun = word.slice(0, -size);
    if (!fits(noun, before)) continue;
    if (noun.length > 1) return noun;
    if (SURE.has(particle) || (SHORT.has(noun) && SHORT_PARTICLES.has(particle))) return noun;
  }
  return word;
}

/** Whether `text`, as it stands after a word in other letters (`GPU에서는`), is nothing but particles or endings. */
function isEnding(text) {
  let left = text;
  for (let turn = 0; turn < 3 && left; turn++) {
    let size = Math.min(LONGEST, left.length);
    while (size > 0 && !PARTICLES.has(left.slice(-size))) size--;
    if (!size) break;
    left = left.slice(0, -size);
  }
  return left === "" || left === "들" || /^(하|한|할|함|해|했|합|되|된|될|됨|돼|됐|됩|시키|시켜|시킨|시킬|인|일|화)/.test(left) && left.length <= 5;
}
