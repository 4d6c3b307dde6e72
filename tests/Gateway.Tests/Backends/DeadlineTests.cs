using System.Net;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Backends;

public sealed class DeadlineTests(DeadlineTests.ImpatientHost host) : GatewayTests(host), IClassFixture<DeadlineTests.ImpatientHost>
{
    [Fact]
    public async Task Get_ServiceDoesNotAnswer_504()
    {
        Rpcs.On<GetAgreementRequest>((_, context) =>
        {
            context.CancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException();
        });
        await ProblemAsync(await GetAsync("/agreements/a"), HttpStatusCode.GatewayTimeout, "DEADLINE_EXCEEDED");
    }

    public sealed class ImpatientHost : GatewayHost
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Backends:Deadline"] = "00:00:00.300" };
    }
}
