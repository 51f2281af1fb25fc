import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Where one begins: staff at their meetings, everybody else at the door. */
export const load: PageServerLoad = ({ locals }) => redirect(303, locals.account ? '/meetings' : '/');
