// A REST API as the comment steps need it: retries what may be retried, and says what to do about the rest.

const TIMEOUT_MS = 30_000;
/** All waiting together; a rate limit that lasts longer ends the step. */
const PATIENCE_SEC = 300;
/** What GitHub asks for where a secondary limit names no time. */
const DEFAULT_WAIT_SEC = 60;
const SERVER_ERRORS = 4;

/** A refusal of the API, in words for whoever reads the log. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param options.url base address of the API
 * @param options.headers sent with each request, the token among them
 * @param options.advise from status and the API's own message to what to do about it
 */
export function createApi({ url, headers, advise }) {
  let waitedSec = 0;

  async function pause(seconds, why) {
    if (waitedSec + seconds > PATIENCE_SEC) {
      throw new ApiError(
        429,
        `${why}: it asks for ${seconds} s, and ${PATIENCE_SEC} s is all this step waits; run it again later`,
      );
    }
    waitedSec += seconds;
    console.log(`${why}: waiting ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }

  /** One request. A write that may have been done although it failed is not repeated here. */
  async function request(method, path, body) {
    const target = path.startsWith("https:") || path.startsWith("http:") ? path : `${url}${path}`;
    if (new URL(target).origin !== new URL(url).origin) {
      throw new ApiError(0, `${target} is not on ${url}: the token does not go there`);
    }
    for (let failures = 0; ;) {
      let response;
      let text;
      try {
        response = await fetch(target, {
          method,
          headers:
            body === undefined ? headers : { ...headers, "content-type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        text = await response.text();
      } catch (error) {
        failures += 1;
        const why = `${method} ${path} got no answer (${error.cause?.code ?? error.message})`;
        if (failures >= SERVER_ERRORS || method === "POST") throw new ApiError(0, why);
        await pause(2 ** (failures - 1), why);
        continue;
      }
      const answer = parse(text);
      if (response.ok) return { answer, headers: response.headers };
      const said = typeof answer?.message === "string" ? answer.message : text.slice(0, 200);
      const limit = rateLimitSec(response, said);
      if (limit !== undefined) {
        await pause(limit, `${method} ${path} is rate limited (${response.status})`);
        continue;
      }
      const why = `${method} ${path} answered ${response.status}: ${said}`;
      if (response.status >= 500) {
        failures += 1;
        if (failures >= SERVER_ERRORS || method === "POST")
          throw new ApiError(response.status, why);
        await pause(2 ** (failures - 1), why);
        continue;
      }
      const advice = advise(response.status, said);
      throw new ApiError(response.status, advice === undefined ? why : `${why}; ${advice}`);
    }
  }

  return { request };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds until the API may be asked again; undefined when this is no rate limit. */
function rateLimitSec(response, said) {
  if (response.status !== 403 && response.status !== 429) return undefined;
  const after = Number(response.headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(after)) return Math.max(1, Math.ceil(after));
  const reset = Number(response.headers.get("x-ratelimit-reset") ?? Number.NaN);
  if (response.headers.get("x-ratelimit-remaining") === "0" && Number.isFinite(reset)) {
    return Math.max(1, Math.ceil(reset - Date.now() / 1000) + 1);
  }
  return response.status === 429 || /rate limit/i.test(said) ? DEFAULT_WAIT_SEC : undefined;
}
