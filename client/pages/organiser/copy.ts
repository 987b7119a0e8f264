// Copies text. Pages served without TLS have no clipboard interface: there the caller lets the person copy by hand.
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
