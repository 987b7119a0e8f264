// After an upgrade a part of this page that was not needed yet is gone from the server. That it did not load is said where it would be; then
// the page loads itself anew, with what a person has written kept by the pages that take it. Whoever is in a field does it by trying again.
const readMs = 2_000

export function reloadWhenNewer(): void {
  addEventListener('vite:preloadError', () => void look())
}

async function look(): Promise<void> {
  const own = document.querySelector('script[src]')!.getAttribute('src')!
  const page = await fetch(location.href, { cache: 'no-store' }).then((reply) => (reply.ok ? reply.text() : own), () => own)
  // Where the same page is handed out still, it was the network.
  if (!page.includes(own) && !document.activeElement?.matches('input, textarea, select')) setTimeout(() => location.reload(), readMs)
}
