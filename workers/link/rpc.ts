import { InputError, NotNow } from '../errors.ts';
import { LinkClosed, MAX_FRAME, type PeerLink } from './peer-link.ts';
import { RpcQueue } from './rpc-queue.ts';

/*
 * Requests and answers over one link: one side serves, the other calls.
 *
 *   request  u8 kind = 1 ‖ u32 id ‖ u8 length of the method ‖ method (ASCII) ‖ body
 *   answer   u8 kind = 2 done | 3 refused | 4 failed ‖ u32 id ‖ body, or the text of a refusal (UTF-8)
 */
const REQUEST = 1;
const DONE = 2;
const REFUSED = 3;
const FAILED = 4;
const HEADER = 5;
const METHOD = /^[a-z][a-zA-Z0-9-]{0,63}$/;
/** Bytes of a refusal's text. */
const MAX_REFUSAL = 2048;
/** Requests of one link that wait for their turn or their answer's way; the link's back-pressure holds the others. */
const MAX_ACTIVE = 4;
const TIMEOUT_MS = 30_000;

export type RpcHandlers = Record<string, (body: Uint8Array) => Promise<Uint8Array>>;

/** A call got no answer: it failed at the other side, or took too long. The link may still be good. */
export class RpcError extends Error {
  override name = 'RpcError';
}

/** The other side answered that it could not; the link is good, and it may be asked again later. */
export class RpcFailed extends RpcError {
  override name = 'RpcFailed';
}

/**
 * Answers the requests of a link until it closes; never rejects.
 *
 * Only an InputError's text crosses to the caller. After every other error the caller reads that the node could not
 * answer, and may ask again; `report` hears of it, unless it is a NotNow. A malformed frame closes the link.
 * @param queue shared with the other links whose requests wait for each other
 */
export async function serveRpc(
  link: PeerLink,
  handlers: RpcHandlers,
  report: (method: string, error: unknown) => void = () => {},
  queue = new RpcQueue(),
): Promise<void> {
  const active = new Set<Promise<void>>();
  let isOpen = true;
  void link.closed.then(() => {
    isOpen = false;
  });
  const serve = async (id: number, method: string, body: Uint8Array): Promise<void> => {
    // Nobody waits for an answer any more when the link has closed: who comes and goes must not fill the queue.
    const answer = await queue.run(link, async () =>
      isOpen ? answerOf(id, method, body, handlers, report) : undefined,
    );
    if (!answer) return;
    // Out of turn: whoever does not take its answer makes only itself wait.
    await link.send(answer).catch((error) => {
      if (!(error instanceof LinkClosed)) report(method, error);
    });
  };
  try {
    for (;;) {
      const request = parseRequest(await link.receive());
      const task = serve(request.id, request.method, request.body).finally(() => active.delete(task));
      active.add(task);
      if (active.size >= MAX_ACTIVE) await Promise.race(active);
    }
  } catch (error) {
    if (error instanceof InputError) link.close(error.message);
    else if (!(error instanceof LinkClosed)) throw error;
  }
  await Promise.all(active);
}

async function answerOf(
  id: number,
  method: string,
  body: Uint8Array,
  handlers: RpcHandlers,
  report: (method: string, error: unknown) => void,
): Promise<Uint8Array> {
  try {
    if (!Object.hasOwn(handlers, method)) throw new InputError(`there is no method "${method}" here`);
    const result = await handlers[method](body);
    if (result.length > MAX_FRAME - HEADER)
      throw new Error(`an answer of ${result.length} bytes is too large`);
    return frame(DONE, id, result);
  } catch (error) {
    if (error instanceof InputError) {
      return frame(REFUSED, id, new TextEncoder().encode(error.message.slice(0, MAX_REFUSAL / 3)));
    }
    if (!(error instanceof NotNow)) report(method, error);
    return frame(FAILED, id, new Uint8Array(0));
  }
}

interface Call {
  method: string;
  resolve(body: Uint8Array): void;
  reject(error: Error): void;
}

/** The calling side of a link; any number of calls at once. */
export class RpcClient {
  private next = 0;
  private readonly calls = new Map<number, Call>();

  constructor(private readonly link: PeerLink) {
    void this.readAnswers();
  }

  /**
   * Calls a method of the other side.
   * @throws InputError with the other side's words when it refused; RpcError when it failed or took longer than
   *   `timeoutMs`; LinkClosed when the link closed first
   */
  async call(method: string, body: Uint8Array, timeoutMs = TIMEOUT_MS): Promise<Uint8Array> {
    if (!METHOD.test(method)) throw new InputError(`"${method}" is not a method name: ${METHOD}`);
    const name = new TextEncoder().encode(method);
    const id = this.next;
    this.next = (this.next + 1) >>> 0;
    const answer = new Promise<Uint8Array>((resolve, reject) => {
      this.calls.set(id, { method, resolve, reject });
    });
    const timer = setTimeout(
      () => this.settle(id)?.reject(new RpcError(`no answer to "${method}" in ${timeoutMs / 1000} s`)),
      timeoutMs,
    );
    this.link
      .send(frame(REQUEST, id, Uint8Array.of(name.length, ...name), body))
      .catch((error) => this.settle(id)?.reject(error));
    return answer.finally(() => clearTimeout(timer));
  }

  close(): void {
    this.link.close('no more calls');
  }

  private settle(id: number): Call | undefined {
    const call = this.calls.get(id);
    this.calls.delete(id);
    return call;
  }

  private async readAnswers(): Promise<void> {
    try {
      for (;;) this.answered(await this.link.receive());
    } catch (error) {
      if (error instanceof InputError) this.link.close(error.message);
      for (const id of [...this.calls.keys()]) this.settle(id)?.reject(asClosed(error));
    }
  }

  private answered(bytes: Uint8Array): void {
    const { kind, id, rest } = parseHeader(bytes);
    if (kind < DONE || kind > FAILED) throw new InputError(`malformed RPC answer: kind ${kind}`);
    if (kind !== DONE && rest.length > MAX_REFUSAL) {
      throw new InputError(`malformed RPC answer: a refusal of ${rest.length} bytes`);
    }
    const call = this.settle(id); // none: the call timed out, its answer came late
    if (!call) return;
    if (kind === DONE) call.resolve(rest);
    else if (kind === FAILED) call.reject(new RpcFailed(`the node could not answer "${call.method}"`));
    else call.reject(new InputError(new TextDecoder().decode(rest)));
  }
}

const asClosed = (error: unknown): LinkClosed =>
  error instanceof LinkClosed
    ? error
    : new LinkClosed(error instanceof Error ? error.message : String(error));

function frame(kind: number, id: number, ...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(HEADER + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(bytes.buffer).setUint32(1, id);
  bytes[0] = kind;
  let at = HEADER;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function parseHeader(bytes: Uint8Array): { kind: number; id: number; rest: Uint8Array } {
  if (bytes.length < HEADER) throw new InputError(`malformed RPC frame: ${bytes.length} bytes`);
  const id = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  return { kind: bytes[0], id, rest: bytes.subarray(HEADER) };
}

function parseRequest(bytes: Uint8Array): { id: number; method: string; body: Uint8Array } {
  const { kind, id, rest } = parseHeader(bytes);
  if (kind !== REQUEST) throw new InputError(`malformed RPC request: kind ${kind}`);
  if (rest.length < 1 || rest.length < 1 + rest[0])
    throw new InputError('malformed RPC request: torn method name');
  const method = String.fromCharCode(...rest.subarray(1, 1 + rest[0]));
  if (!METHOD.test(method)) throw new InputError('malformed RPC request: not a method name');
  return { id, method, body: rest.subarray(1 + rest[0]) };
}
