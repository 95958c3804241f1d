/** Where a map stands on a page of its own. */
export const mapAddress = (id: string): string => `/ket-qua/ban-do/${id}/`;
