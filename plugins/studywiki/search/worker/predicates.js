// Verbs and adjectives: what they are, whatever ending they have. 줄어요, 줄지, 줄었습니다 are all 줄다.

/** Stems of verbs and adjectives: an ending that nouns have too is taken off only these. */
const STEMS = new Set(
  ("만들 쓰 줄 줄이 늘 늘리 지우 고치 바꾸 바뀌 넣 빼 보이 보 나오 나가 나 열 닫 켜 끄 끄집 돌리 돌 멈추 느리 빠르 크 작 높 낮 많 적 다르 되돌리 옮기 올리 올 오르 " +
    "내리 떨어지 떨어뜨리 사라지 깨지 깨 터지 고르 뽑 찾 읽 적 묻 답 배우 가르치 알 모르 맞추 맞 틀리 이기 지키 막 막히 풀 풀리 잡 잡히 잃 잊 얻 받 주 보내 끊기 끊 " +
    "이어지 잇 붙이 붙 나누 나뉘 합치 더하 빼 곱하 구하 정하 재 세 따지 견주 비기 모으 모자라 남 남기 넘 넘치 넘기 들 들어가 들어오 나타나 나타내 생기 일어나 " +
    "움직이 흐르 흔들 섞 섞이 쌓 쌓이 자르 잘리 접 펴 펼치 펴내 올라가 내려가 늘어나 늘어놓 줄어들 커지 작아지 나빠지 좋아지 좋 나쁘 쉽 어렵 가볍 무겁 길 짧 깊 얕 " +
    "넓 좁 굵 얇 같 새롭 옳 그르 느려지 빨라지 튀 뜨 걸리 걸 싣 실리 불러오 부르 불리 내려받 돌아가 되돌아가 멎 죽 살 살리 태우 타 가 오 가져오 가지 두 놓 " +
    "건너뛰 뛰 뛰어넘 밀 밀리 당기 눌리 누르 감추 숨기 숨 드러나 드러내 비우 비 채우 차 걷 달리 따르 이르 이루 다루 다듬 가리 가르 가려내 옮 그리 그려지 꾸미 " +
    "벗어나 벗기 겪 견디 버리 버티 지나 지나치 물 묶 묶이 엮 꿰 짜 짓 지어내 퍼지 번지 뒤섞 뒤집 겹치 갈리 갈라지 헷갈리 쪼개 흐리 어긋나 어기 빠지 빠뜨리 " +
    "깔 깔리 씌우 덮 덮어쓰 고이 굳 굳히 녹 얼 식 데우 켜지 꺼지 열리 닫히 안되 익히 외우 훑 훑어보 들여다보 살피 살펴보 돌아보 되돌아보 둘러보 지켜보 알아보 알리 " +
    "여쭈 이끌 이끌어내 끌 밝히 밝 어둡 고르 섭 붙잡 붙박 무너지 모이 뽑히 뽑아내 골라내 찾아내 끝나 끝내 마치").split(" "),
);
/** Nouns that end as predicates do. */
const NO_PREDICATES = new Set(
  ("보고서 참고서 신고서 필요 중요 개요 수요 주요 강요 소요 동요 바다 판다 람다 콘다 아나콘다 소다 쿠다 수다 보다 마다 이다 순서 텐서 센서 문서 프로세서 부서 도서 감지 이미지 페이지 " +
    "메시지 패키지 스테이지 배지 편지 공지 먼지 에지 엣지 브리지 릿지 스토리지 가지 까지 부지 토지 유지 의지 방지 정지 잔지 랭귀지 머지 람지 지지 인지 여지 " +
    "크기 기기 분기 초기 주기 전기 경기 세기 길이 계기 동기 무기 복기 일기 용기 위기 인기 자기 장기 단기 중기 후기 주기 대기 시기 기울기 화살표").split(" "),
);
/** Endings no noun has. They stand after the stem itself. */
const AFTER_STEM = byLastLetter(("지만 지요 지는 지도 지가 지를 거나 거든 거든요 는다 는다고 는다면 는데 는데요 는데도 는지 는지를 는지도 는가 는가요 느냐 네요 군요 던 던데 도록 " +
  "더니 더라도 자마자 고자 고는 고도 고서 고요 게끔 기만 기가 기도 기에 기는 기를 기로 기까지 기부터 기보다 기까지는 습니다 습니까 습니다만 니다 니다만 니까 다면 다가 다는 다고 다 " +
  "면 면서 면서도 려면 려고 려는 러 니 니까 므로 며 나요 을까 을까요 을게요 을지 은가요 은지 은데 은데요 세요 십시오 시오 자").split(" ").sort((a, b) => b.length - a.length));
/** Those that nouns may end with too. */
const AMBIGUOUS = new Set(["지는", "지도", "지가", "지를", "고도", "고는", "기가", "기도", "기에", "기는", "기를", "기로", "다", "면", "러", "니", "자", "며", "기만", "기까지", "기부터", "기보다", "다고", "고서", "고요", "던", "다가", "다는", "고자", "므로", "려는"]);
const PLAIN = ["고", "게", "지", "기", "는", "은", "을", "음"];
const PAST = FINALS.indexOf("ㅆ");
/** What may follow the form in -아/-어. */
const AFTER_A = byLastLetter(["요", "서", "서요", "도", "야", "서는", "서도", "야만", "야지", "야죠"]);
const NO_ENDS = [];
/** What nouns in -하다 and -되다 have between themselves and their ending. */
const VERBAL = /^(.*?[가-힣])(하|한|할|함|해|했|합|되|된|될|됨|돼|됐|됩|당하|당한|당할|시키|시킨|시킬|시켜|시켰|시킴|시킵|받는|받은)([가-힣]*)$/;
const VERBAL_END = /^(|은|는|을|고|게|지|지만|지는|지도|지를|지요|죠|기|기가|기도|기에|기는|기를|기로|기만|기까지|기보다|기위해|면|면서|면서도|려면|려고|려는|려|며|므로|니|니까|여|여서|여야|였다|였습니다|자|자면|자마자|거나|거든|는데|는데요|는지|는지를|는가|던|던데|도록|더라도|더니|고자|고는|고도|고서|다|다고|다가|다는|다면|네요|나요|나|냐|세요|십시오|시오|니다|니까|니다만|습니다|습니까|었|었다|었던|었고|었는데|었습니다|었을|다가|을|음|음을|음은|음이|으면|으며|으로|으로써|어|어서|어야|어도|어요|서|서는|서도|야|야만|요|도|다음|만큼|대로|걸|것|것을|것은|게요|까|까요|지라도|지|다고|다는|다면|을까|을까요|은지|이라|이란|을지|임|라|라고|라는|러|나요|가요|야지|야죠|(?:주|줘|준|줄|줍|보|봐|본|볼|봅|봤|두|둔|놓|놔)[가-힣]{0,4})$/;
/** A letter of each of those: most words have none. */
const VERBAL_LETTERS = new Set("하한할함해했합되된될됨돼됐됩당시받");
const NO_VERBALS = new Set("권한 제한 무한 유한 기한 상한 하한 역할 분할 이해 오해 피해 견해 방해 저해 항해 손해 포함 조합 통합 결합 적합 과적합 융합 혼합 종합 병합 집합 총합 부합 취합 북한 남한 명함 세대 시대 반대".split(" "));

/** The stem that a form in -아/-어 belongs to: 나와 is 나오, 사라져 사라지, 줄어 줄. */
function stemOfA(form) {
  const last = form[form.length - 1];
  const rest = form.slice(0, -1);
  if (finalOf(last)) return "";
  if ((last === "어" || last === "아") && rest) return STEMS.has(rest + "으") ? rest + "으" : finalOf(rest) || last === "어" ? rest : "";
  if (last === "워" && rest) return STEMS.has(withFinal(rest, "ㅂ")) ? withFinal(rest, "ㅂ") : rest + "우";
  if ((last === "라" || last === "러") && finalOf(rest) === "ㄹ") return withFinal(rest, "") + "르";
  const opened = { ㅕ: "ㅣ", ㅘ: "ㅗ", ㅝ: "ㅜ", ㅙ: "ㅚ" }[vowelOf(last)];
  if (opened) return STEMS.has(form) && vowelOf(last) === "ㅕ" ? form : rest + withVowel(last, opened);
  if (vowelOf(last) === "ㅓ") {
    const closed = rest + withVowel(last, "ㅡ");
    return STEMS.has(closed) ? closed : STEMS.has(form) ? form : "";
  }
  if (vowelOf(last) === "ㅏ") return STEMS.has(rest + withVowel(last, "ㅡ")) ? rest + withVowel(last, "ㅡ") : STEMS.has(form) ? form : "";
  return vowelOf(last) === "ㅐ" || vowelOf(last) === "ㅔ" ? form : "";
}

/** A verb made of a noun as `VERBAL` parts it, or null. */
function verbalOf(word) {
  for (let at = 1; at < word.length; at++) if (VERBAL_LETTERS.has(word[at])) return VERBAL.exec(word);
  return null;
}

/** Whether a syllable of `word` ends with ㅆ, as the past does. */
function hasPast(word) {
  for (let at = 0; at < word.length; at++) {
    const place = word.charCodeAt(at) - 0xac00;
    if (place >= 0 && place % 28 === PAST) return true;
  }
  return false;
}

/** The noun in a verb made of one (학습하는, 초기화된), or "". */
function nounOfVerb(word) {
  const found = verbalOf(word);
  if (!found || found[1].length < 2 || !VERBAL_END.test(found[3])) return "";
  for (let size = 2; size < 4; size++) if (NO_VERBALS.has(word.slice(0, found[1].length + 1).slice(-size))) return "";
  if (found[2] === "합" && !/^(니|시)/.test(found[3])) return "";
  if (found[2] === "됩" && !found[3].startsWith("니")) return "";
  return STEMS.has(found[1] + "하") ? "" : found[1];
}

/** Whether a word is a form of 하다 or 되다 by itself. */
function isAuxiliary(word) {
  const found = /^[안못]?(하|한|할|함|합|해|했|되|된|될|됨|돼|됐|됩)([가-힣]*)$/.exec(word);
  return found !== null && !NOUNS.has(word) && !/^(나|자|대로|임|음|게요|려)$/.test(found[2]) && VERBAL_END.test(found[2]);
}

/** The stem of a predicate, or "" for what is none; `certain` where what stands beside it says that it is one. */
function stemOf(word, certain = false) {
  if (word.length < 2 || NO_PREDICATES.has(word)) return "";
  const isFormed = word.endsWith("기") && STEMS.has(word.slice(0, -1));
  if (!isFormed && (NO_PREDICATES.has(word.slice(-3)) || (!certain && NO_PREDICATES.has(word.slice(-2))))) return "";
  if (NO_PREDICATES.has(withoutOne(word))) return "";
  const verbal = verbalOf(word);
  // of one syllable it is a verb of its own: 심해요, 변하는
  if (verbal && verbal[1].length === 1 && verbal[3] && /^[하한할합해했]$/.test(verbal[2]) && VERBAL_END.test(verbal[3]) && !isNoun(word)) return verbal[1] + "하";
  const past = hasPast(word) && /^(.*?[가-힣])(다|습니다|습니까|던|고|는데|을|지만|어요|다면|으면|는지|으니|거나|음|을까|다가|네요)$/.exec(word);
  if (past && finalOf(past[1]) === "ㅆ") {
    const stem = stemOfA(withFinal(past[1], ""));
    if (past[1].endsWith("겠")) return past[1].slice(0, -1);
    if (isCopula(stem)) return "";
    return stem === "있" || word.startsWith("있") ? "있" : stem;
  }
  for (const end of AFTER_A.get(word[word.length - 1]) || NO_ENDS) {
    if (!word.endsWith(end) || word.length <= end.length) continue;
    const stem = stemOfA(word.slice(0, -end.length));
    if (stem && (certain || STEMS.has(stem) || (end === "요" && /[어아]$/.test(word.slice(0, -1))))) return stem;
  }
  for (const end of AFTER_STEM.get(word[word.length - 1]) || NO_ENDS) {
    if (!word.endsWith(end) || word.length <= end.length) continue;
    const stem = stemBefore(word.slice(0, -end.length), end);
    if (stem && !isCopula(stem) && (certain || STEMS.has(stem) || !AMBIGUOUS.has(end)) && (stem.length < 5 || certain)) return stem;
  }
  for (const end of PLAIN) {
    if (!word.endsWith(end) || (PARTICLES.has(end) && SHORT.has(word.slice(0, -1)))) continue;
    const stem = stemBefore(word.slice(0, -1), end);
    if (stem && (STEMS.has(stem) || (certain && end === "지"))) return stem;
  }
  const final = finalOf(word);
  const open = withFinal(word, "");
  if ((final === "ㄴ" || final === "ㄹ") && word.length > 1) {
    if (STEMS.has(open) && open.length > 1) return open;
    if (STEMS.has(withFinal(word, "ㄹ")) && word.length > 1) return withFinal(word, "ㄹ");
  }
  const formed = stemOfA(word);
  return formed && formed.length > 1 && STEMS.has(formed) ? formed : "";
}

/** Whether a stem is a noun with 이다 rather than a verb. */
function isCopula(stem) {
  return stem.length > 1 && stem.endsWith("이") && !STEMS.has(stem);
}

/** The stem before `end`, where it may stand there: 줄입|니다 is 줄이, 만드|는 is 만들. */
function stemBefore(form, end) {
  if ("ㄴㅂ".includes(finalOf(form)) && end === "다" && finalOf(form) === "ㄴ") return withFinal(form, "");
  if ((end === "니다" || end === "니까" || end === "니다만") && finalOf(form) === "ㅂ") return withFinal(form, "");
  if (/^[으]/.test(end)) return form;
  if (form.endsWith("으") && form.length > 1 && /^(면|려|러|니|므|며|세|십|시)/.test(end)) return form.slice(0, -1);
  if (!finalOf(form) && STEMS.has(withFinal(form, "ㄹ")) && !STEMS.has(form) && /^(는|니|네|세|십|시|나)/.test(end)) return withFinal(form, "ㄹ");
  return form;
}
