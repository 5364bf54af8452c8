/** A text that was stored; null for one that cannot be trusted. Time in seconds since 1970. */
export interface TextSample {
  readonly time: number;
  readonly text: string | null;
}

/** A text and how long it held; null while nobody knows it. Ends in seconds since 1970. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
}

/** A time nothing is known of, in seconds since 1970. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans of a text within a range: each holds until the next sample, and neighbours that say the same are one. Within
 * a gap nothing is known. The first sample may lie before the range.
 *
 * @param from begin of the range in seconds since 1970
 * @param to its end likewise
 */
export function textSpans(
  samples: readonly TextSample[],
  gaps: readonly Gap[],
  from: number,
  to: number,
): readonly TextSpan[] {
  const sorted = [...samples].sort((a, b) => a.time - b.time);
  const held = sorted.flatMap(({ time, text }, n) => {
    const span = { from: Math.max(from, time), to: Math.min(to, sorted[n + 1]?.time ?? to), text };
    return span.from < span.to ? [span] : [];
  });
  const broken = gaps.reduce<readonly TextSpan[]>((spans, gap) => spans.flatMap((span) => without(span, gap)), held);
  return merged(broken);
}

/** The text at a time in seconds; null while it was not trusted, undefined where nothing is known. */
export function textAt(spans: readonly TextSpan[], time: number): string | null | undefined {
  return spans.find((span) => span.from <= time && time <= span.to)?.text;
}

/** What of a span lies outside a gap. */
function without(span: TextSpan, gap: Gap): readonly TextSpan[] {
  if (gap.to <= span.from || gap.from >= span.to) {
    return [span];
  }
  const parts = [
    { ...span, to: gap.from },
    { ...span, from: gap.to },
  ];
  return parts.filter((part) => part.from < part.to);
}

function merged(spans: readonly TextSpan[]): readonly TextSpan[] {
  return spans.reduce<readonly TextSpan[]>((all, span) => {
    const last = all.at(-1);
    return last?.text === span.text && last.to === span.from
      ? [...all.slice(0, -1), { ...last, to: span.to }]
      : [...all, span];
  }, []);
}
