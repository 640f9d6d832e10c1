// SPDX-License-Identifier: Apache-2.0
/*
 * Sync files, for programs. The descriptor is one end of a pair of sockets, as
 * a share's is. The worker has the other: it says there, once, what became of
 * the fence (struct gpupv_sync_file_state), which makes the descriptor readable
 * for whoever has it, and learns when nobody has it any more.
 *
 * The other end's name says what the descriptor stands for, so that every
 * process of the run knows: the worker's number for a fence and a value, or
 * several such numbers if it was merged of several sync files. A name has room
 * for some thirty or more; what is too much does not merge (-ENOSPC).
 */
#define _GNU_SOURCE
#include <linux/sync_file.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "dxg_platform.h"
#include "dxg_preload.h"
#include "dxg_process.h"

#define DXG_SYNC_SUFFIX		"-sync-"
/* More than a name has room for. */
#define DXG_POINTS_MAX		64u
#define DXG_SYNC_NAME		sizeof(((struct sync_file_info *)0)->name)
/* How often a name that is taken is replaced by another. */
#define DXG_NAMES_TRIED		8
#define DXG_NUMBER_MASK		0xfffffu

/* What a sync file stands for. Merged from signaled ones it is for nothing. */
struct dxg_points {
	u32	count;
	u64	share[DXG_POINTS_MAX];		/* from small to large */
	u64	value;				/* of the only one */
	char	name[DXG_SYNC_NAME];		/* or empty */
};

/* ----------------------------------------------------------------- names */

/* Six bits a digit, the highest of which says that more follow. */
static const char dxg_digits[] =
	"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._";
#define DXG_DIGIT_BITS	5
#define DXG_DIGIT_MORE	(1u << DXG_DIGIT_BITS)

/* Text in a socket's name. */
struct dxg_text {
	char	*at;
	char	*end;
	bool	failed;		/* no room, or not what was expected */
};

static void dxg_put_number(struct dxg_text *text, u64 number)
{
	u32 digit;

	do {
		digit = number & (DXG_DIGIT_MORE - 1);
		number >>= DXG_DIGIT_BITS;
		if (number)
			digit |= DXG_DIGIT_MORE;
		if (text->at == text->end) {
			text->failed = true;
			return;
		}
		*text->at++ = dxg_digits[digit];
	} while (number);
}

static u64 dxg_take_number(struct dxg_text *text)
{
	unsigned int shift = 0;
	const char *found;
	u64 number = 0;
	u32 digit;

	do {
		found = text->at < text->end && *text->at && shift < 64 ?
			strchr(dxg_digits, *text->at++) : NULL;
		if (!found) {
			text->failed = true;
			return 0;
		}
		digit = found - dxg_digits;
		number |= (u64)(digit & (DXG_DIGIT_MORE - 1)) << shift;
		shift += DXG_DIGIT_BITS;
	} while (digit & DXG_DIGIT_MORE);
	return number;
}

/*
 * The name for @points; its length, 0: they are too many. @number tells those
 * apart that are merged of the same. What room is left is the name's that the
 * program gave.
 */
static socklen_t dxg_points_address(struct sockaddr_un *address,
				    const struct dxg_points *points,
				    u32 number)
{
	socklen_t length = dxg_address(address, DXG_SYNC_SUFFIX);
	struct dxg_text text = {
		.at = (char *)address + length,
		.end = (char *)(address + 1) - 1,
	};
	const char *name = points->name;
	u64 last = 0;
	u32 i;

	if (!length)
		return 0;
	dxg_put_number(&text, number);
	dxg_put_number(&text, points->count);
	/* Those that merge were made at about the same time. */
	for (i = 0; i < points->count; i++) {
		dxg_put_number(&text, points->share[i] - last);
		last = points->share[i];
	}
	dxg_put_number(&text, points->value);
	if (text.failed)
		return 0;
	for (; *name && text.at < text.end; name++)
		*text.at++ = *name < ' ' || *name > '~' ? '?' : *name;
	return text.at - (char *)address;
}

/* What the socket's other end is named for; false: it is not of this run. */
static bool dxg_points_of(int fd, struct dxg_points *points)
{
	struct sockaddr_un peer = {}, own;
	socklen_t length = sizeof(peer), head;
	struct dxg_text text;
	u64 last = 0;
	u32 i;

	if (getpeername(fd, (struct sockaddr *)&peer, &length) ||
	    peer.sun_family != AF_UNIX || length >= sizeof(peer))
		return false;
	head = dxg_address(&own, DXG_SYNC_SUFFIX);
	if (!head || length < head || memcmp(&own, &peer, head))
		return false;
	text = (struct dxg_text){
		.at = (char *)&peer + head,
		.end = (char *)&peer + length,
	};
	dxg_take_number(&text);
	points->count = dxg_take_number(&text);
	if (text.failed || points->count > DXG_POINTS_MAX)
		return false;
	for (i = 0; i < points->count; i++) {
		last += dxg_take_number(&text);
		points->share[i] = last;
	}
	points->value = dxg_take_number(&text);
	memset(points->name, 0, sizeof(points->name));
	memcpy(points->name, text.at,
	       min((size_t)(text.end - text.at), sizeof(points->name) - 1));
	return !text.failed;
}

bool dxg_is_sync_file(int fd)
{
	struct dxg_points points;

	return dxg_points_of(fd, &points);
}

/* ----------------------------------------------------------- descriptors */

static void dxg_state_say(int fd, int status, u64 time)
{
	struct gpupv_sync_file_state state = {
		.status = status,
		.time = time,
	};

	(void)!send(fd, &state, sizeof(state), MSG_NOSIGNAL | MSG_DONTWAIT);
	shutdown(fd, SHUT_WR);
}

/* What became of it; status 0: nothing yet. */
static void dxg_state_hear(int fd, struct gpupv_sync_file_state *state)
{
	ssize_t got = recv(fd, state, sizeof(*state), MSG_PEEK | MSG_DONTWAIT);

	if (got == sizeof(*state) && state->status)
		return;
	*state = (struct gpupv_sync_file_state){};
	/* The worker ended without a word. */
	if (got >= 0 || (errno != EAGAIN && errno != EINTR))
		state->status = -ENODEV;
}

static int dxg_points_bind(int fd, const struct dxg_points *points,
			   bool merged)
{
	struct sockaddr_un address;
	socklen_t length;
	u32 number = 0;
	int i;

	for (i = 0; i < DXG_NAMES_TRIED; i++) {
		/* There is but one of each share. */
		if (merged && getrandom(&number, sizeof(number), GRND_NONBLOCK) < 0)
			number = (u32)(uintptr_t)&number * getpid() + i;
		length = dxg_points_address(&address, points,
					    number & DXG_NUMBER_MASK);
		if (!length)
			return -ENOSPC;
		if (!bind(fd, (struct sockaddr *)&address, length))
			return 0;
		if (errno != EADDRINUSE)
			break;
	}
	return -errno;
}

/* Has the worker say what becomes of @points, through @fd. */
static int dxg_points_hand_over(const struct dxg_points *points, int fd)
{
	struct dxg_connection *connection;
	int ret;

	ret = dxg_connection_get(&connection);
	if (ret)
		return ret;
	ret = dxg_connection_keep_shares(connection, points->share,
					 points->count, fd);
	dxg_channel_put(&connection->channel);
	return ret;
}

/* A descriptor for @points; of which @state is what is known already. */
static int dxg_points_open(const struct dxg_points *points, bool merged,
			   const struct gpupv_sync_file_state *state)
{
	int ends[2];
	int ret;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
		return -errno;
	ret = dxg_points_bind(ends[1], points, merged);
	if (!ret && state->status)
		dxg_state_say(ends[1], state->status, state->time);
	if (!ret && points->count)
		ret = dxg_points_hand_over(points, ends[1]);
	dxg_sys_close(ends[1]);
	if (ret)
		dxg_sys_close(ends[0]);
	return ret ? ret : ends[0];
}

/* ------------------------------------------------------------- platform */

/* A sync file that is being made. */
struct dxg_fence {
	struct gpupv_sync_file_state	state;	/* events_lock */
	bool				handed;	/* it is the worker's */
};

int dxg_platform_fence_create(struct dxg_sync *sync)
{
	sync->platform = calloc(1, sizeof(struct dxg_fence));
	if (!sync->platform) {
		dxg_sync_release(sync);
		return -ENOMEM;
	}
	return 0;
}

void dxg_platform_fence_signal(void *platform, int error)
{
	struct dxg_fence *fence = platform;

	fence->state.time = ktime_get_ns();
	fence->state.status = error ? error : 1;
}

int dxg_platform_fence_prepare(struct dxg_sync *sync,
			       struct dxg_share_fd *sync_fd)
{
	struct dxg_points points = {
		.count = 1,
		.share = { sync->share->share },
		.value = sync->value,
	};
	struct dxg_channel *channel = sync->share->channel;
	struct dxg_fence *fence = sync->platform;
	struct gpupv_sync_file_state state;
	int fd;

	/* From here on the worker says what happens. */
	spin_lock(&channel->events_lock);
	state = fence->state;
	spin_unlock(&channel->events_lock);
	fd = dxg_points_open(&points, false, &state);
	if (fd < 0)
		return fd;
	fence->handed = true;
	sync->share->share = 0;
	sync_fd->fd = fd;
	sync_fd->file = NULL;
	return 0;
}

struct dxg_sync *dxg_platform_fence_hold(u64 fd, u32 index)
{
	struct dxg_connection *connection;
	struct dxg_points points;
	struct dxg_share *share;
	struct dxg_sync *sync;
	int ret;

	if (fd > INT_MAX || !dxg_points_of((int)fd, &points))
		return ERR_PTR(-EINVAL);
	if (index >= points.count)
		return NULL;
	ret = dxg_connection_get(&connection);
	if (ret)
		return ERR_PTR(ret);
	ret = -ENOMEM;
	sync = calloc(1, sizeof(*sync));
	share = calloc(1, sizeof(*share));
	if (sync && share)
		ret = dxg_channel_generation(&connection->channel,
					     &share->generation);
	if (ret) {
		free(sync);
		free(share);
		dxg_channel_put(&connection->channel);
		return ERR_PTR(ret);
	}
	share->channel = &connection->channel;
	share->share = points.share[index];
	sync->share = share;
	/* Of several, each one's value is the worker's to know. */
	sync->value = points.value;
	return sync;
}

void dxg_platform_fence_put(struct dxg_sync *sync)
{
	struct dxg_fence *fence = sync->platform;

	if (!fence) {
		dxg_channel_put(sync->share->channel);
		free(sync->share);
		free(sync);
		return;
	}
	/* Its event is of no use here; the worker is not to cancel it. */
	if (fence->handed && sync->event) {
		dxg_event_cancel(sync->share->channel, sync->event);
		dxg_event_put(sync->event);
		sync->event = NULL;
	}
	dxg_sync_release(sync);
	free(fence);
}

/* ---------------------------------------------------------------- ioctls */

static void dxg_describe(struct sync_fence_info *fence, int status, u64 time)
{
	strscpy(fence->obj_name, "monitored-fence", sizeof(fence->obj_name));
	strscpy(fence->driver_name, "dxg", sizeof(fence->driver_name));
	fence->status = status;
	fence->timestamp_ns = status ? time : 0;
}

static long dxg_file_info(const struct dxg_points *points,
			  const struct gpupv_sync_file_state *state,
			  struct sync_file_info __user *user)
{
	/* The kernel has something signaled where there is nothing left. */
	u32 count = max(points->count, 1u);
	struct sync_fence_info fences[DXG_POINTS_MAX] = {};
	struct sync_file_info info;
	u32 i;

	if (copy_from_user(&info, user, sizeof(info)))
		return -EFAULT;
	if (info.flags || info.pad)
		return -EINVAL;
	if (info.num_fences) {
		if (info.num_fences < count)
			return -EINVAL;
		for (i = 0; i < count; i++)
			dxg_describe(&fences[i], state->status, state->time);
		if (copy_to_user((void *)(uintptr_t)info.sync_fence_info,
				 fences, count * sizeof(fences[0])))
			return -EFAULT;
	}
	info.status = state->status;
	info.num_fences = count;
	memcpy(info.name, points->name, sizeof(info.name));
	if (!info.name[0])
		snprintf(info.name, sizeof(info.name),
			 "dxg-monitored-fence%llu-%lld",
			 points->count ? points->share[0] : 0,
			 (s64)points->value);
	return copy_to_user(user, &info, sizeof(info)) ? -EFAULT : 0;
}

/* Adds @share in its place, unless it is there. */
static int dxg_points_insert(struct dxg_points *points, u64 share)
{
	u32 at = 0;

	while (at < points->count && points->share[at] < share)
		at++;
	if (at < points->count && points->share[at] == share)
		return 0;
	if (points->count == DXG_POINTS_MAX)
		return -ENOSPC;
	memmove(&points->share[at + 1], &points->share[at],
		(points->count++ - at) * sizeof(points->share[0]));
	points->share[at] = share;
	return 0;
}

/* Adds what @fd, which is of @more, still waits for. */
static int dxg_points_add(struct dxg_points *points,
			  const struct dxg_points *more, int fd, u64 *time)
{
	struct gpupv_sync_file_state state;
	int ret = 0;
	u32 i;

	dxg_state_hear(fd, &state);
	if (state.status) {
		*time = max_t(u64, *time, state.time);
		return 0;
	}
	for (i = 0; i < more->count && !ret; i++)
		ret = dxg_points_insert(points, more->share[i]);
	points->value = points->count == 1 ? more->value : 0;
	return ret;
}

static long dxg_merge(int fd, const struct dxg_points *points,
		      struct sync_merge_data __user *user)
{
	struct gpupv_sync_file_state state = {};
	struct dxg_points merged = {}, second;
	struct sync_merge_data data;
	u64 time = 0;
	int ret;

	if (copy_from_user(&data, user, sizeof(data)))
		return -EFAULT;
	if (data.flags || data.pad)
		return -EINVAL;
	if (!dxg_points_of(data.fd2, &second))
		return -ENOENT;
	memcpy(merged.name, data.name, sizeof(merged.name));
	merged.name[sizeof(merged.name) - 1] = 0;
	ret = dxg_points_add(&merged, points, fd, &time);
	if (!ret)
		ret = dxg_points_add(&merged, &second, data.fd2, &time);
	if (ret)
		return ret;
	if (!merged.count) {
		state.status = 1;
		state.time = time;
	}
	ret = dxg_points_open(&merged, true, &state);
	if (ret < 0)
		return ret;
	data.fence = ret;
	if (!copy_to_user(user, &data, sizeof(data)))
		return 0;
	dxg_sys_close(ret);
	return -EFAULT;
}

long dxg_sync_file_ioctl(int fd, unsigned int command, void *argument)
{
	struct gpupv_sync_file_state state;
	struct dxg_points points;

	/* Whose memory is looked at, even if there is no connection yet. */
	dxg_current.tgid = getpid();
	if (!dxg_points_of(fd, &points))
		return -EBADF;
	dxg_state_hear(fd, &state);
	switch (command) {
	case SYNC_IOC_MERGE:
		return dxg_merge(fd, &points, argument);
	case SYNC_IOC_FILE_INFO:
		return dxg_file_info(&points, &state, argument);
	default:
		return -ENOTTY;
	}
}
