-- Who may see the rows of 0016. Written by hand.
SELECT public.protect_tenant(('public.' || name)::regclass) FROM unnest(ARRAY[
	'area_predecessor', 'area_fact', 'organization', 'organization_area', 'organization_link', 'council_organization',
	'affiliation_setting', 'council_member', 'member_attendance', 'council_template', 'handoff_place', 'handoff_place_area',
	'commission', 'commission_area', 'second_factor', 'recovery_code', 'audit_event'
]) AS name;
--> statement-breakpoint
-- 操作の記録 is only added to: whoever takes over the serving process cannot tidy it.
REVOKE UPDATE, DELETE ON public.audit_event FROM yoriai_app;
