using Medborgarlofte.FollowUp;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.ServiceDefaults.Verification;

return await ServiceProgram.RunAsync(
    args,
    () =>
    {
        var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
        builder.AddServiceDefaults("followup");
        builder.AddBus();
        builder.AddFollowUp();

        var app = builder.Build();
        app.MapFollowUp();
        app.MapServiceDefaults();
        return app;
    },
    app => ServiceVerification.RunCommandAsync(app.Services, args));
