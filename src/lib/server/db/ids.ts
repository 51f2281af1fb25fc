/** Ids within a meeting are in `board/model.ts`. */
export type MunicipalityId = string & { readonly municipality: unique symbol };
export type AreaId = string & { readonly area: unique symbol };
export type CouncilId = string & { readonly council: unique symbol };
export type OrganizationId = string & { readonly organization: unique symbol };
export type CouncilMemberId = string & { readonly councilMember: unique symbol };
export type CouncilTemplateId = string & { readonly councilTemplate: unique symbol };
export type HandoffPlaceId = string & { readonly handoffPlace: unique symbol };
export type CommissionId = string & { readonly commission: unique symbol };
export type RemoteRequestId = string & { readonly remoteRequest: unique symbol };

/** PostgreSQL throws on a malformed uuid. */
export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
