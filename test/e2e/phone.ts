import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '../links/chromium.ts';

/** What is special about a phone. */
interface PhoneKind {
  /** Path of a .y4m file that its camera films. */
  readonly film?: string | undefined;
  readonly theme?: 'light' | 'dark';
  /** BCP 47, such as ar-EG. */
  readonly locale?: string;
}

/** A person's phone: a browser of its own, whose camera films what it is given. */
export class Phone {
  private constructor(
    readonly name: string,
    readonly browser: Browser,
    readonly page: Page,
    /** Uncaught errors of the page so far. */
    readonly errors: string[],
  ) {}

  static async open(name: string, app: string, { film, theme, locale }: PhoneKind = {}): Promise<Phone> {
    const browser = await chromium.launch({
      executablePath: process.env.SAFETRACE_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        ...CHROMIUM_ARGS,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        ...(film ? [`--use-file-for-fake-video-capture=${film}`] : []),
      ],
    });
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      ...(theme && { colorScheme: theme }),
      ...(locale && { locale }),
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(app);
    return new Phone(name, browser, page, errors);
  }

  /** Scans what the camera films and checks in there. */
  /** @param said what else stands there before the check-in */
  async checkIn(place: string, said = ''): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Scan a place' }).first().click();
    await expect(page.getByTestId('place')).toHaveText(place);
    await expect(page.getByRole('main')).toContainText(said);
    await page.getByRole('button', { name: 'Check in' }).click();
    await expect(page.getByRole('button', { name: 'Check out' })).toBeVisible();
  }

  async checkOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check out' }).click();
    await expect(this.page.getByText('You are not checked in anywhere.')).toBeVisible();
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
