// A file that only the bearer of a token may have, offered to be kept. False where it did not come.
export async function offerFile(path: string, token: string, name: string): Promise<boolean> {
  try {
    const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
    if (!response.ok) return false
    const url = URL.createObjectURL(await response.blob())
    Object.assign(document.createElement('a'), { href: url, download: name }).click()
    URL.revokeObjectURL(url)
    return true
  } catch {
    return false
  }
}
