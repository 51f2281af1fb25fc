import { error, isHttpError } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';

/** A malformed body is an error of the client (400); a too large one is 413. */
export async function sentForm(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (failure) {
		if (isHttpError(failure) || isTooLarge(failure)) throw failure;
		error(400, { message: m.staff_error_no_form() });
	}
}

const isTooLarge = (failure: unknown): boolean =>
	failure instanceof Error && (('status' in failure && failure.status === 413) || isTooLarge(failure.cause));
