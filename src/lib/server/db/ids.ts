/** Ids of what stands around a meeting. Those of the meeting itself are in `board/model.ts`. */
export type MunicipalityId = string & { readonly municipality: unique symbol };
export type AreaId = string & { readonly area: unique symbol };
export type CouncilId = string & { readonly council: unique symbol };
