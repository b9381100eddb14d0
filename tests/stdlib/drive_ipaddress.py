# The library module ipaddress, run unmodified: big ints, slots, cached properties, total ordering.
import sys
sys.path.insert(0, "/usr/lib/python3.11")
import ipaddress as ip

for text in ('192.168.0.1', '10.0.0.0/8', '::1', '2001:db8::/32', '1.2.3.4/33', 'fe80::1%eth0', '256.1.1.1', '1::2::3', '', 'x', '::ffff:1.2.3.4'):
    for f in (ip.ip_address, ip.ip_network, ip.ip_interface):
        try:
            a = f(text)
            print(f.__name__, repr(a), a, a.version, hash(a) == hash(f(text)), format(a, 's'))
        except ValueError as e:
            print(f.__name__, type(e).__name__, e)
a, b = ip.ip_address('10.0.0.1'), ip.ip_address('10.0.0.2')
print(a < b, a + 5, b - 1 == a, int(b), a.packed, a.is_private, a.is_loopback, a.reverse_pointer, f'{a:b}', f'{a:#x}', f'{a:_X}')
n = ip.ip_network('192.0.2.0/29')
print(list(n), list(n.hosts()), n.num_addresses, n.broadcast_address, n.netmask, n.hostmask, n.prefixlen, n.with_netmask)
print(list(n.subnets(prefixlen_diff=1)), n.supernet(), ip.ip_address('192.0.2.3') in n, n.overlaps(ip.ip_network('192.0.2.4/30')))
print(list(n.address_exclude(ip.ip_network('192.0.2.4/31'))), n.compare_networks(ip.ip_network('192.0.2.0/28')), n[3], n[-1])
six = ip.ip_address('2001:db8:0:0:1::1')
print(six.exploded, six.compressed, six.is_global, six.packed.hex(), six.ipv4_mapped, ip.ip_address('::ffff:1.2.3.4').ipv4_mapped, six.sixtofour, int(six))
print(list(ip.summarize_address_range(ip.ip_address('10.0.0.1'), ip.ip_address('10.0.0.9'))))
print(list(ip.collapse_addresses([ip.ip_network('10.0.0.0/25'), ip.ip_network('10.0.0.128/25'), ip.ip_network('10.0.1.0/24')])))
for bad in (lambda: a < six, lambda: ip.ip_network('10.0.0.1/8'), lambda: n[99], lambda: ip.v4_int_to_packed(-1), lambda: ip.IPv4Address(2 ** 32), lambda: a - 2 ** 31):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([b, a]), sorted([ip.ip_network('10.0.1.0/24'), n], key=ip.get_mixed_type_key), max(a, b))
import copy
print(copy.copy(a) == a, copy.deepcopy(n) == n)
