import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The start page: the meetings for accounts, the front page for everybody else. */
export const load: PageServerLoad = ({ locals }) => redirect(303, locals.account ? '/meetings' : '/');
