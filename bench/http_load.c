/* Load for an HTTP server: http_load PORT CONNECTIONS SECONDS keeps so many connections open, each with one
 * request under way, and prints how many were answered in the time and how many connections failed. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char request[] = "GET /hello HTTP/1.1\r\nHost: localhost\r\nUser-Agent: load\r\n\r\n";
static const char body_end[] = "Hello, world!\n";

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int connected(int port) {
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)};
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&a, sizeof a)) return -1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

static int ask(int fd) {
    return write(fd, request, sizeof request - 1) == sizeof request - 1;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int n = atoi(argv[2]), poll = epoll_create1(0), failed = 0;
    long answered = 0;
    double seconds = atof(argv[3]), start;
    for (int i = 0; i < n; i++) {
        int fd = connected(atoi(argv[1]));
        struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};
        if (fd < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, fd, &e) || !ask(fd)) failed++;
    }
    start = now();
    while (now() - start < seconds && failed < n) {
        struct epoll_event found[256];
        int k = epoll_wait(poll, found, 256, 1000);
        for (int i = 0; i < k; i++) {
            char buf[4096];
            ssize_t got = read(found[i].data.fd, buf, sizeof buf);
            size_t end = sizeof body_end - 1;
            if (got > 0 && ((size_t)got < end || memcmp(buf + got - end, body_end, end))) continue;
            if (got <= 0 || !ask(found[i].data.fd)) {
                failed++;
                close(found[i].data.fd);
            } else {
                answered++;
            }
        }
    }
    printf("%ld %.3f %d\n", answered, now() - start, failed);
    return 0;
}
