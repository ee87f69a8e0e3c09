/* Preloaded into a process, this sets its wall clock by as many seconds as the file named in
   SET_CLOCK says at that moment. The steady clock is never set, as on a real machine. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long seconds_set(void) {
  char text[32] = "0";
  const char *name = getenv("SET_CLOCK");
  int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
  if (file >= 0) {
    ssize_t length = read(file, text, sizeof text - 1);
    text[length > 0 ? length : 0] = 0;
    close(file);
  }
  return atol(text);
}

int clock_gettime(clockid_t which, struct timespec *now) {
  int failed = (int)syscall(SYS_clock_gettime, which, now);
  if (!failed && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
    now->tv_sec += seconds_set();
  return failed;
}

time_t time(time_t *kept) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (kept) *kept = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval *kept, void *zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  kept->tv_sec = now.tv_sec;
  kept->tv_usec = now.tv_nsec / 1000;
  return 0;
}
