import type { NodeLinks } from './link-gauge.ts';

/** What the page of a browser node must know; its host gives it through the browser's own debugging pipe. */
export interface PageSetup {
  /** Text of deployment.json. */
  deployment: string;
  party: number;
  /** Ed25519 secret key, hex; it stays in the page's memory. */
  secretKey: string;
  /** Workers that a large job is divided among. */
  shards: number;
  /** Texts of the circuits of the deployment's programs. */
  circuits: readonly string[];
}

/** Functions between the page of a browser node (web/node) and its host (server-node/hosts), on the page's window. */
export interface PageBridge {
  /** Given by the host: asked for once. */
  safetraceSetup(): Promise<PageSetup>;
  /** Given by the host: takes one line about the node's state. */
  safetraceLog(text: string): Promise<void>;
  /** These are given by the page when its node has started. */
  safetraceLinks?(): Promise<NodeLinks>;
  safetraceStop?(): Promise<void>;
}
