// Requests to the server's JSON interface. Everything that goes wrong is an ApiError with a code.
import type { ProblemCode } from './refusal.ts'

export class ApiError extends Error {
  readonly code: ProblemCode
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly details: unknown

  constructor(code: ProblemCode, message: string, status: number, details?: unknown) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.details = details
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The answer's JSON, unchecked. */
export async function api<T>(method: Method, path: string, body?: unknown, bearer?: string): Promise<T> {
  return (await ask(method, path, body, bearer)).json().catch(() => null) as T
}

/** An answer that is no refusal, its body not read yet. */
export async function ask(method: Method, path: string, body?: unknown, bearer?: string): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  // A form says itself what it is.
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (bearer) headers.authorization = `Bearer ${bearer}`
  let response: Response
  try {
    response = await fetch(path, { method, headers, body: body === undefined || isForm ? body : JSON.stringify(body), cache: 'no-store' })
  } catch (cause) {
    throw new ApiError('offline', cause instanceof Error ? cause.message : 'no answer', 0)
  }
  if (response.ok) return response
  const answer: unknown = await response.json().catch(() => null)
  const error = (answer as { error?: { code?: ProblemCode; message?: string; details?: unknown } } | null)?.error
  throw new ApiError(error?.code ?? (response.status === 429 ? 'too-fast' : 'internal'), error?.message ?? response.statusText, response.status, error?.details)
}
