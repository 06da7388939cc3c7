import type { VersionText } from "./spec";

/**
 * The maximum number of components of some types together on a screen. Of an If's branches and a
 * Switch's cases, the one with the most counts.
 */
export interface CountSpec {
  readonly types: readonly string[];
  readonly most: number;
  /** The first version that has the limit; without it, all have it. */
  readonly since?: VersionText;
}

/**
 * Meta documents these, except for the number of Forms, which only Meta's client counts. A limit of two
 * types together comes after their own: `component-type-max-number-per-screen` reports the first.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components
 */
export const countsPerScreen: readonly CountSpec[] = [
  { types: ["Footer"], most: 1 },
  { types: ["EmbeddedLink"], most: 2 },
  { types: ["Image"], most: 3 },
  { types: ["OptIn"], most: 5 },
  { types: ["PhotoPicker"], most: 1 },
  { types: ["DocumentPicker"], most: 1 },
  { types: ["PhotoPicker", "DocumentPicker"], most: 1 },
  { types: ["NavigationList"], most: 2 },
  { types: ["ImageCarousel"], most: 2 },
  { types: ["Form"], most: 1, since: "7.0" },
];

/** ImageCarousels on all screens. */
export const mostCarouselsPerFlow = 3;

/** A screen with more than `documented` gets a warning; Meta's editor refuses more than `most`. */
export const componentsPerScreen = { documented: 50, most: 100 } as const;

/** Meta's limit for a document, in bytes of UTF-8. */
export const largestDocumentBytes = 10 * 1024 * 1024;
