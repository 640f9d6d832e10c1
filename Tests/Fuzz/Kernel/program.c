// SPDX-License-Identifier: Apache-2.0
/* Programs: made at random, changed, written and read. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

uint64_t fuzz_random(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15ull;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
	return z ^ (z >> 31);
}

uint32_t fuzz_below(uint64_t *state, uint32_t bound)
{
	return fuzz_random(state) % bound;
}

/* Steps that end much, or take long, are rare. */
static bool is_rare(uint8_t what)
{
	switch (what) {
	case _IOC_NR(LX_DXCLOSEADAPTER):
	case _IOC_NR(LX_DXDESTROYDEVICE):
	case _IOC_NR(LX_DXDESTROYPAGINGQUEUE):
	case _IOC_NR(LX_DXMARKDEVICEASERROR):
	case FUZZ_SESSION:
	case FUZZ_CLOSE:
	case FUZZ_FORK:
	case FUZZ_VFORK:
		return true;
	default:
		return false;
	}
}

static uint8_t any_step(uint64_t *state)
{
	uint8_t what;

	do {
		if (!fuzz_below(state, 5))
			what = FUZZ_SESSION +
			       fuzz_below(state, FUZZ_END - FUZZ_SESSION);
		else if (!fuzz_below(state, 100))
			what = fuzz_below(state, FUZZ_SESSION);
		else
			what = 1 + fuzz_below(state, DXG_CALL_MAX);
	} while (is_rare(what) && fuzz_below(state, 12));
	return what;
}

static void generate_step(uint64_t *state, struct fuzz_step *step)
{
	/* One in so many choices is not what works. */
	uint32_t odd = 2u << fuzz_below(state, 5);
	unsigned int i;

	memset(step, 0, sizeof(*step));
	step->what = any_step(state);
	if (!fuzz_below(state, 16))
		step->fault = 1 + fuzz_below(state, 16);
	for (i = 0; i < FUZZ_CHOICES; i++)
		if (!fuzz_below(state, odd))
			step->choices[i] = fuzz_random(state);
}

void fuzz_generate(uint64_t *state, struct fuzz_program *program)
{
	uint32_t i;

	program->count = 1 + fuzz_below(state, FUZZ_STEPS);
	for (i = 0; i < program->count; i++)
		generate_step(state, &program->steps[i]);
}

/* Makes room at @at; the last step goes if there is none. */
static void insert_step(struct fuzz_program *program, uint32_t at,
			const struct fuzz_step *step)
{
	if (program->count < FUZZ_STEPS)
		program->count++;
	memmove(&program->steps[at + 1], &program->steps[at],
		(program->count - 1 - at) * sizeof(*step));
	program->steps[at] = *step;
}

static void mutate_once(uint64_t *state, struct fuzz_program *program,
			const struct fuzz_program *other)
{
	uint32_t at = fuzz_below(state, program->count);
	struct fuzz_step *step = &program->steps[at];
	uint8_t *choice = &step->choices[fuzz_below(state, FUZZ_CHOICES)];
	struct fuzz_step another;
	uint32_t from;

	switch (fuzz_below(state, 10)) {
	case 0 ... 2:
		*choice = fuzz_random(state);
		break;
	case 3:
		*choice = 0;
		break;
	case 4:
		*choice += fuzz_below(state, 2) ? 1 : 255;
		break;
	case 5:
		generate_step(state, &another);
		insert_step(program, at, &another);
		break;
	case 6:
		another = *step;
		insert_step(program, at, &another);
		break;
	case 7:
		if (program->count == 1)
			break;
		program->count--;
		memmove(step, step + 1,
			(program->count - at) * sizeof(*step));
		break;
	case 8:
		from = fuzz_below(state, other->count);
		insert_step(program, at, &other->steps[from]);
		break;
	default:
		step->fault = fuzz_below(state, 4) ? 0 :
			      1 + fuzz_below(state, 24);
	}
}

void fuzz_mutate(uint64_t *state, struct fuzz_program *program,
		 const struct fuzz_program *other)
{
	uint32_t edits = 1 + fuzz_below(state, 5);

	while (edits--)
		mutate_once(state, program, other);
}

/* ------------------------------------------------------------------ text */

void fuzz_print(FILE *file, const struct fuzz_program *program)
{
	const struct fuzz_step *step;
	unsigned int length, i;

	for (step = program->steps; step < program->steps + program->count;
	     step++) {
		length = FUZZ_CHOICES;
		while (length && !step->choices[length - 1])
			length--;
		fprintf(file, "%s%02x.%u.", step == program->steps ? "" : " ",
			step->what, step->fault);
		for (i = 0; i < length; i++)
			fprintf(file, "%02x", step->choices[i]);
	}
	fputc('\n', file);
}

static bool parse_step(const char *text, struct fuzz_step *step)
{
	unsigned int what, fault, byte, i;
	int used = 0;

	memset(step, 0, sizeof(*step));
	if (sscanf(text, "%2x.%u.%n", &what, &fault, &used) != 2 || !used ||
	    fault > UINT8_MAX)
		return false;
	step->what = what;
	step->fault = fault;
	text += used;
	for (i = 0; i < FUZZ_CHOICES && sscanf(text, "%2x", &byte) == 1; i++) {
		step->choices[i] = byte;
		text += 2;
	}
	return !*text;
}

bool fuzz_parse(const char *line, struct fuzz_program *program)
{
	char *copy = strdup(line), *rest = copy, *word;
	bool good = copy;

	program->count = 0;
	while (good && (word = strsep(&rest, " \n"))) {
		if (!*word)
			continue;
		good = program->count < FUZZ_STEPS &&
		       parse_step(word, &program->steps[program->count]);
		program->count += good;
	}
	free(copy);
	return good && program->count;
}
