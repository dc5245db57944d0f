/** The form token of the signed-in person, as the layout wrote it. */
export function requestToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="request-token"]')?.content ?? "";
}
