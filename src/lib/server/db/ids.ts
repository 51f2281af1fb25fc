/** Ids of what stands around a meeting. Those of the meeting itself are in `board/model.ts`. */
export type MunicipalityId = string & { readonly municipality: unique symbol };
export type AreaId = string & { readonly area: unique symbol };
export type CouncilId = string & { readonly council: unique symbol };

/** Asked of what comes in an address: PostgreSQL answers anything else with an error of its own. */
export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
