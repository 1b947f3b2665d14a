// Slips of the finger: how far two rows of keys are from one another.

/** One key too many, too few, another, or two that changed places, up to `most`; a number above it where there is more. */
function slips(one, other, most) {
  const [m, n] = [one.length, other.length];
  if (Math.abs(m - n) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: n + 1 }, (_, at) => at);
  for (let i = 1; i <= m; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= n; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && !same && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[n];
}

/** Which keys there are in `keys`, as bits: words with too many others are not compared. */
function bag(keys) {
  let bits = 0;
  for (let at = 0; at < keys.length; at++) bits |= 1 << (keys.charCodeAt(at) % 31);
  return bits;
}

/** How many bits are set. */
function bits(number) {
  let count = 0;
  for (let left = number; left; left &= left - 1) count += 1;
  return count;
}
