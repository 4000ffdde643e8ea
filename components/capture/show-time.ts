/** A moment in the words of a BCP 47 locale, to the minute, in the reader's own time zone. */
export function showTime(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}
