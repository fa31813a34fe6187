/** The part of User-Agent Client Hints that is used; only Chromium has it. */
interface Hints {
  getHighEntropyValues(names: string[]): Promise<{ model?: string }>;
}

/** What the browser says the phone's model is; empty where it says nothing. It is asked for nowhere else. */
export const phoneModel = async (): Promise<string> => {
  const hints = (navigator as { userAgentData?: Hints }).userAgentData;
  const said = await hints?.getHighEntropyValues(['model']).catch(() => null);
  return said?.model ?? '';
};
