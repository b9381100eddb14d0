# unittest with coroutines, sub-tests, mocks and logs.
import asyncio
import io
import unittest
from unittest import mock


class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.ready = await asyncio.sleep(0, 'ready')

    async def test_ready(self):
        self.assertEqual(self.ready, 'ready')

    async def test_fails(self):
        self.assertEqual(await asyncio.sleep(0, 1), 2)

    async def test_mock(self):
        m = mock.AsyncMock(return_value=5)
        self.assertEqual(await m(1), 5)
        m.assert_awaited_once_with(1)


class Plain(unittest.TestCase):
    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_logs(self):
        import logging
        with self.assertLogs('q') as seen:
            logging.getLogger('q').warning('hey %d', 1)
        self.assertEqual(seen.output, ['WARNING:q:hey 1'])

    def test_patch(self):
        import os
        with mock.patch('os.getcwd', return_value='/x') as m:
            self.assertEqual(os.getcwd(), '/x')
        m.assert_called_once_with()
        with self.assertRaisesRegex(AssertionError, 'called'):
            m.assert_not_called()

    @unittest.skip('on purpose')
    def test_skipped(self):
        raise SystemExit

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()


for case in (Async, Plain):
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    print(case.__name__, result.testsRun, [str(t).split()[0] for t, _ in result.failures], result.errors, len(result.skipped),
          len(result.expectedFailures))
