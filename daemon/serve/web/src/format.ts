// Dates, times and numbers as people read them.

const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const COUNT = new Intl.NumberFormat("en-GB");

/** "4 November 2024", in UTC; empty if `time` is no time. */
export function date(time: string | null | undefined): string {
  if (!time) return "";
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime()) ? "" : DATE.format(parsed);
}

/** "1:02:03" or "2:03". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export function count(value: number): string {
  return COUNT.format(value);
}

export function readingTime(seconds: number): string {
  return seconds <= 0 ? "" : `${Math.max(1, Math.round(seconds / 60))} min read`;
}

/** How far the name behind a quotation can be trusted, in words: an entry's tiers. */
export function certainty(confidence: number): string {
  if (confidence >= 0.75) return "sure";
  return confidence >= 0.6 ? "likely" : "unsure";
}

/** "advice_for_founders" → "Advice for founders". */
export function label(name: string): string {
  const words = name.replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const LANGUAGE = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** "de" → "German"; a code that is none stays as it is. */
export function languageName(code: string): string {
  try {
    return LANGUAGE.of(code) ?? code;
  } catch {
    return code;
  }
}
