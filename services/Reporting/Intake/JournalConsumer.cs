using Grpc.Core;
using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Takes every batch from the bus to the applier, which alone decides what is new and what is true.</summary>
internal sealed class JournalConsumer(JournalApplier applier) : IConsumer<JournalBatch>
{
    public Task Consume(ConsumeContext<JournalBatch> context) => applier.ApplyAsync(context.Message, context.CancellationToken);
}

/// <summary>One queue for all journals, taken one batch at a time: order within a journal is what makes gaps rare.</summary>
internal sealed class JournalConsumerDefinition : ConsumerDefinition<JournalConsumer>
{
    public JournalConsumerDefinition()
    {
        EndpointName = "reporting";
        ConcurrentMessageLimit = 1;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<JournalConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        if (endpointConfigurator is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
        }

        // A read store that is away for a moment is waited for. What still fails is dropped here without a trace of its own: its journal
        // has it, and the catch-up reads it from there. A queue of failed batches would only be a second, poorer copy.
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Exponential(5, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
            retry.Ignore<RpcException>();
            retry.Ignore<DomainException>();
        });
        endpointConfigurator.DiscardFaultedMessages();
        endpointConfigurator.PublishFaults = false;
    }
}
