/** By dispute: the version whose copy is on the device, if there is one. */
export type Kept = Record<string, number | undefined>;

/**
 * What a device still has to fetch, newest first.
 *
 * @param assigned the disputes that are the mediator's, as the service lists them
 * @param changed whether something about this dispute has come in the change feed since it was kept
 */
export function toFetch(
  assigned: readonly { id: string; version: number }[],
  kept: Kept,
  changed: (id: string) => boolean,
): string[] {
  return assigned.filter(({ id, version }) => kept[id] !== version || changed(id)).map(({ id }) => id);
}
