/** A named choice of a list's filters. */
export interface SavedFilter {
  name: string;
  /** Only what is set. */
  filters: Record<string, string>;
}

const most = 12;

/** The saved ones with this one last; it takes the place of one of the same name, and of the oldest where there are too many. */
export function withFilter(saved: readonly SavedFilter[], added: SavedFilter): SavedFilter[] {
  return [...saved.filter((filter) => filter.name !== added.name), added].slice(-most);
}

export function sameFilters(one: Record<string, string>, other: Record<string, string>): boolean {
  const sorted = (filters: Record<string, string>) => JSON.stringify(Object.entries(filters).sort());
  return sorted(one) === sorted(other);
}
