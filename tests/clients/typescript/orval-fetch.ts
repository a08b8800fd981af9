// How orval's client asks: it knows neither the address of the service nor the caller.

export const session = { url: "", token: "" };

export async function ask<T>(path: string, options: RequestInit): Promise<T> {
  const headers = new Headers(options.headers);
  if (session.token) headers.set("Authorization", `Bearer ${session.token}`);
  const response = await fetch(session.url + path, { ...options, headers });
  return { status: response.status, data: await response.json(), headers: response.headers } as T;
}
